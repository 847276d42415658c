using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The images of an engine and of the registries that it knows.</summary>
/// <param name="client">Docker's client.</param>
internal sealed class EngineImages(DockerClient client)
{
    /// <summary>How long a pull may take.</summary>
    public static readonly TimeSpan LongestPull = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(20);
    private static readonly string[] Missing = ["manifest unknown", "no such manifest", "not found: manifest", ": not found"];

    /// <summary>Images by names or ids; those that the engine does not have are left out.</summary>
    /// <returns>The images, each under every name and id that it has.</returns>
    public async Task<IReadOnlyDictionary<string, EngineImage>> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        Dictionary<string, EngineImage> found = new(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return found;
        }

        DockerObjects? answer = await client.InspectAsync("image inspect", names, new Deadline(Short), cancellationToken).ConfigureAwait(false);
        foreach (JsonElement one in answer?.Items ?? throw TargetFailures.EngineSilent(client, answer?.Answer))
        {
            EngineImage image = new(one.At("Id").Text(), [.. one.At("RepoTags").Texts()], [.. one.At("RepoDigests").Texts()]);
            foreach (string name in image.Tags.Concat(image.Digests).Concat([image.Id]))
            {
                found[name] = image;
            }
        }

        return found;
    }

    /// <summary>One image; null where the engine does not have it.</summary>
    public async Task<EngineImage?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync([name], cancellationToken).ConfigureAwait(false)).Values.FirstOrDefault();

    /// <summary>Whether the engine has an image, by what cannot move.</summary>
    public async Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken)
    {
        string? pinned = image.Digest is null ? null : ImageReference.Parse(image.Reference).Repository + "@" + image.Digest;
        return (await FindAsync([.. new[] { image.ImageId, pinned }.OfType<string>()], cancellationToken).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>Brings an image from its registry.</summary>
    /// <exception cref="Floor.Results.OpsException">The registry does not have it, or it could not be brought.</exception>
    public async Task<EngineImage> PullAsync(string name, string services, CancellationToken cancellationToken)
    {
        ProcessResult pulled = await client.RunAsync(["pull", "--quiet", name], LongestPull, cancellationToken).ConfigureAwait(false);
        if (!pulled.Succeeded)
        {
            throw IsMissing(pulled) ? TargetFailures.ImageMissing(name, services) : TargetFailures.NotPulled(client, name, services, pulled);
        }

        return await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw TargetFailures.NotPulled(client, name, services, pulled);
    }

    /// <summary>Whether the registry is known not to have an image; false where nobody can tell.</summary>
    public async Task<bool> IsMissingAsync(string name, CancellationToken cancellationToken)
    {
        string[] insecure = ImageReference.Parse(name).IsOnLoopback ? ["--insecure"] : [];
        ProcessResult asked = await client.RunAsync(["manifest", "inspect", .. insecure, name], Quick, cancellationToken).ConfigureAwait(false);
        return asked.ExitCode is > 0 && (Says(asked, "no such manifest") || Says(asked, "manifest unknown"));
    }

    private static bool IsMissing(ProcessResult result) => Missing.Any(m => Says(result, m));

    private static bool Says(ProcessResult result, string words) => result.StandardError.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
