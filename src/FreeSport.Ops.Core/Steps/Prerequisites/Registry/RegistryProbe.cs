using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>Tells whether an image can be pulled from here.</summary>
/// <param name="credentials">Docker's logins.</param>
/// <param name="redactor">Is told of every token.</param>
/// <param name="host">Is told of every request.</param>
/// <param name="engine">What Docker's engine is told about registries; that of this machine when not given.</param>
public sealed class RegistryProbe(DockerCredentials credentials, SecretRedactor redactor, IOpsHost host, DockerEngineSettings? engine = null)
{
    private readonly DockerEngineSettings _engine = engine ?? DockerEngineSettings.OfThisMachine();

    /// <summary>The probe of a session, with the logins of whoever runs it.</summary>
    /// <param name="session">What to work with.</param>
    /// <returns>The probe.</returns>
    public static RegistryProbe Of(OpsSession session) =>
        new(new DockerCredentials(session.Processes, session.Tools, session.Redactor, DockerCredentials.DefaultConfigurationFile), session.Redactor, session.Host);

    /// <summary>Asks the registry.</summary>
    /// <param name="image">The image.</param>
    /// <param name="login">Who asks; null for Docker's own login for that registry, or for nobody when it has none.</param>
    /// <param name="timeout">How long the registry may take, over all questions.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>What was found; never throws for what a registry does.</returns>
    public async Task<FsRegistryStatus> TestAsync(ImageName image, RegistryLogin? login, TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsRegistryStatus status = new()
        {
            Step = FsStep.Prerequisites,
            Subject = image.ToString(),
            StartedAt = DateTime.UtcNow,
            Registry = image.Registry,
            Repository = image.Repository,
            Tag = image.Tag,
        };
        RegistryAnswer answer;
        try
        {
            login ??= await credentials.FindAsync(image.Registry, cancellationToken).ConfigureAwait(false);
            status.UserName = login is { IsIdentityToken: false } ? login.UserName : null;
            status.CredentialSource = login?.Source ?? FsCredentialSource.None;
            using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            bounded.CancelAfter(timeout);
            answer = await AskAsync(status, image, login, bounded.Token).ConfigureAwait(false);
        }
        catch (InvalidDataException unreadable)
        {
            answer = new(FsRegistryState.CredentialsUnreadable, Message: unreadable.Message.FirstLine(200));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = new(FsRegistryState.TimedOut);
        }

        status.HttpStatus = answer.HttpStatus;
        status.Detail = answer.Message;
        RegistryVerdict.Decide(status, answer.State, timeout, credentials.ConfigurationFile, answer.Proxy);
        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    /// <summary>The result for a project of which no image is known.</summary>
    /// <returns>Inconclusive, with what to do.</returns>
    public static FsRegistryStatus NoImage()
    {
        FsRegistryStatus status = new() { Step = FsStep.Prerequisites, Subject = "registry", StartedAt = DateTime.UtcNow };
        RegistryVerdict.Decide(status, FsRegistryState.NoImage, TimeSpan.Zero, string.Empty);
        return status;
    }

    /// <summary>The failure for a text that names no image of a registry.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure NotAnImage(string text) => new(
        ErrorIds.ImageNameInvalid, FailureKind.InvalidArgument, PrerequisitesTexts.ImageNameInvalid.With(text.FirstLine(100)), PrerequisitesTexts.ImageNameInvalidRemedy, text);

    private async Task<RegistryAnswer> AskAsync(FsRegistryStatus status, ImageName image, RegistryLogin? login, CancellationToken cancellationToken)
    {
        using RegistryClient client = new(image, login, redactor, host, _engine);
        string repository = image.Registry is "docker.io" && !image.Repository.Contains('/') ? "library/" + image.Repository : image.Repository;
        try
        {
            RegistryAnswer answer = await client.LogInAsync(repository, cancellationToken).ConfigureAwait(false);
            if (answer.State == FsRegistryState.CanPull && status.Tag is null && image.Digest is null)
            {
                answer = await client.FindTagAsync(repository, cancellationToken).ConfigureAwait(false);
                status.Tag = answer.Value;
            }

            if (answer.State == FsRegistryState.CanPull)
            {
                // A digest outweighs the tag beside it, for Docker as here.
                string? reference = image.Digest ?? status.Tag;
                answer = reference is null ? new(FsRegistryState.TagNotFound) : await client.FindManifestAsync(repository, reference, cancellationToken).ConfigureAwait(false);
                status.Digest = answer.State == FsRegistryState.CanPull ? answer.Value : null;
            }

            return answer;
        }
        catch (HttpRequestException failed)
        {
            HttpTrouble trouble = HttpTroubles.Of(failed);
            FsRegistryState state = trouble switch
            {
                HttpTrouble.HostNotFound => FsRegistryState.HostNotFound,
                HttpTrouble.Refused => FsRegistryState.Refused,
                HttpTrouble.Tls => FsRegistryState.TlsFailed,
                _ => FsRegistryState.Unreadable,
            };
            return new(state, Message: failed.GetBaseException().Message.FirstLine(200), Proxy: RequestProxy.Blame(trouble, client.Address));
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return new(FsRegistryState.NotRegistry, Message: strange.Message.FirstLine(200));
        }
    }
}
