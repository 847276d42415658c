using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The exact image that ran before, under a name that nobody can move.</summary>
/// <param name="images">The images of the engine.</param>
internal sealed class PinnedImage(EngineImages images)
{
    /// <summary>Its name: repository and digest where it came from a registry, else the engine's id.</summary>
    /// <exception cref="OpsException">The engine has it no more, and no registry brings it back.</exception>
    public async Task<string> FindAsync(string service, FsServiceImage before, CancellationToken cancellationToken)
    {
        ImageReference reference = ImageReference.Parse(before.Reference);
        string? pinned = before.Digest is { } digest && !reference.IsId ? reference.Repository + "@" + digest : null;
        string[] names = [.. new[] { pinned, before.ImageId }.OfType<string>()];
        IReadOnlyDictionary<string, EngineImage> here = await images.FindAsync(names, cancellationToken).ConfigureAwait(false);
        if (names.FirstOrDefault(here.ContainsKey) is { } found)
        {
            return found;
        }

        try
        {
            // An index's digest and the platform's image stay together: what is brought is what ran.
            EngineImage? pulled = pinned is null ? null : await images.PullAsync(pinned, service, cancellationToken).ConfigureAwait(false);
            return pulled is not null && (before.ImageId is null || pulled.Id == before.ImageId) ? pinned! : throw TargetFailures.BeforeGone(service, before, why: null);
        }
        catch (OpsException notPulled) when (notPulled.Failure.ErrorId is ErrorIds.DeploymentImageMissing or ErrorIds.DeploymentImageNotPulled)
        {
            throw TargetFailures.BeforeGone(service, before, notPulled.Failure.Message);
        }
    }

    /// <summary>A compose file that lays an image over a service.</summary>
    public static string Override(ComposeProject project, string service, string image)
    {
        Dictionary<string, string> over = new() { ["image"] = image };
        if (project.Service(service).PullPolicy is not null)
        {
            // Where the files say that compose always pulls, it would ask a registry for the engine's own id.
            over["pull_policy"] = "never";
        }

        Dictionary<string, object> file = new() { ["services"] = new Dictionary<string, object> { [service] = over } };
        if (project.Version is { } version)
        {
            file["version"] = version;
        }

        return JsonSerializer.Serialize(file);
    }
}
