namespace FreeSport.Ops.Core.Projects;

/// <summary>The Docker Compose files of a project.</summary>
internal static class ComposeFiles
{
    private static readonly string[] Folders = [".", "docker", "deploy", "compose"];

    /// <summary>Files named as Compose names them, in the root and in the usual folders.</summary>
    public static IReadOnlyList<string> Find(string root) =>
    [
        .. Folders
            .Select(folder => Path.GetFullPath(Path.Combine(root, folder)))
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder))
            .Where(static file => IsComposeName(Path.GetFileName(file)))
            .OrderBy(static file => file, StringComparer.Ordinal),
    ];

    // docker-compose.prod.yml, compose.yaml, compose.staging.yml; not composer.yml.
    private static bool IsComposeName(string name) =>
        Path.GetExtension(name) is ".yml" or ".yaml"
        && (name.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase) || name.StartsWith("compose.", StringComparison.OrdinalIgnoreCase));
}
