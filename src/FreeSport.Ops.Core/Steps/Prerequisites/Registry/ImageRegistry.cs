using System.Text.Json;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Asks registries for images of other rooms, with Docker's own logins.</summary>
/// <param name="session">What to work with.</param>
internal sealed class ImageRegistry(OpsSession session) : IImageRegistry
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly DockerCredentials _credentials = new(session.Processes, session.Tools, session.Redactor, DockerCredentials.DefaultConfigurationFile);
    private readonly DockerEngineSettings _engine = DockerEngineSettings.OfThisMachine();

    public async Task<RegistryImage> FindAsync(ImageName image, CancellationToken cancellationToken)
    {
        RegistryImage? found = await AskAsync(
            image,
            async (client, repository, token) =>
            {
                RegistryAnswer manifest = await client.FindManifestAsync(repository, image.Digest ?? image.Tag ?? "latest", token).ConfigureAwait(false);
                if (manifest.State != FsRegistryState.CanPull || manifest.Value is not { } digest)
                {
                    return OfTrouble(image, manifest);
                }

                // An index outlasts the images behind it where somebody tidies up what has no tag.
                foreach (string platform in await client.PlatformsAsync(repository, digest, token).ConfigureAwait(false))
                {
                    RegistryAnswer part = await client.FindManifestAsync(repository, platform, token).ConfigureAwait(false);
                    if (part.State != FsRegistryState.CanPull)
                    {
                        return OfTrouble(image with { Tag = null, Digest = platform }, part);
                    }
                }

                return new RegistryImage(true, digest, string.Empty);
            },
            OfTrouble,
            cancellationToken).ConfigureAwait(false);
        return found ?? new RegistryImage(null, null, image.ToString());
    }

    public Task<IReadOnlyList<string>?> TagsAsync(ImageName image, CancellationToken cancellationToken) =>
        AskAsync(image, static (client, repository, token) => client.TagsAsync(repository, token), static (_, _) => null, cancellationToken);

    private static RegistryImage OfTrouble(ImageName image, RegistryAnswer answer) => answer.State is FsRegistryState.TagNotFound or FsRegistryState.ImageNotFound
        ? new RegistryImage(false, null, PrerequisitesTexts.RegistryLacks.With(image))
        : new RegistryImage(null, null, PrerequisitesTexts.RegistrySilent.With(image.Registry, image, answer.Message ?? answer.State.ToString()));

    private async Task<T?> AskAsync<T>(ImageName image, Func<RegistryClient, string, CancellationToken, Task<T?>> askAsync, Func<ImageName, RegistryAnswer, T?> trouble, CancellationToken cancellationToken)
        where T : class
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(Longest);
        string repository = image.Registry is "docker.io" && !image.Repository.Contains('/') ? "library/" + image.Repository : image.Repository;
        try
        {
            using RegistryClient client = new(image, await _credentials.FindAsync(image.Registry, bounded.Token).ConfigureAwait(false), session.Redactor, session.Host, _engine);
            RegistryAnswer login = await client.LogInAsync(repository, bounded.Token).ConfigureAwait(false);
            return login.State == FsRegistryState.CanPull ? await askAsync(client, repository, bounded.Token).ConfigureAwait(false) : trouble(image, login);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return trouble(image, new RegistryAnswer(FsRegistryState.TimedOut));
        }
        catch (HttpRequestException failed)
        {
            return trouble(image, new RegistryAnswer(FsRegistryState.Refused, Message: failed.GetBaseException().Message.FirstLine(200)));
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or InvalidDataException)
        {
            return trouble(image, new RegistryAnswer(FsRegistryState.Unreadable, Message: strange.Message.FirstLine(200)));
        }
    }
}
