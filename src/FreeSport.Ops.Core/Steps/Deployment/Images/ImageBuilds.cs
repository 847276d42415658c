using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>Reads from a workflow what its jobs build. What cannot be known for sure is left out.</summary>
internal static class ImageBuilds
{
    private const string Action = "docker/metadata-action@";

    /// <summary>The jobs that build images.</summary>
    /// <param name="root">The workflow.</param>
    /// <param name="repository">What <c>github.repository</c> means.</param>
    public static IReadOnlyList<ImageBuild> Read(YamlNode? root, RemoteAddress repository) =>
    [
        .. from job in Jobs(root)
           from step in ((job.Body.Find("steps") as YamlSequence)?.Items ?? []).OfType<YamlMapping>()
           where Text(step, "uses").StartsWith(Action, StringComparison.Ordinal)
           let with = step.Find("with") as YamlMapping
           where with is not null
           let images = Lines(ProjectImages.Resolve(Text(with, "images"), repository, root)).Where(static i => !i.Contains('$')).Select(static i => i.ToLowerInvariant()).ToArray()
           let tags = Lines(Text(with, "tags")).Select(ImageTag.Parse).OfType<ImageTag>().ToArray()
           where images.Length > 0 && tags.Length > 0
           select new ImageBuild(job.Name, images, tags),
    ];

    private static IEnumerable<(string Name, YamlMapping Body)> Jobs(YamlNode? root) =>
        from entry in ((root as YamlMapping)?.Find("jobs") as YamlMapping)?.Entries ?? []
        let body = entry.Value as YamlMapping
        where body is not null
        let name = Text(body, "name")
        select (name.Length > 0 ? name : entry.Key.Value, body);

    private static string Text(YamlMapping mapping, string key) => (mapping.Find(key) as YamlScalar)?.Value ?? string.Empty;

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0);
}
