using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Addresses that the project's documents call health endpoints.</summary>
internal static class HealthEndpoints
{
    private const int MostFiles = 500;

    private static readonly Regex Endpoint = new(@"\bGET\s+(?<path>/[A-Za-z0-9_./-]*health[A-Za-z0-9_./-]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The paths that documents name as <c>GET /path</c> and that have health in them.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Each path once, in order.</returns>
    public static IReadOnlyList<string> Documented(Project project) => !Directory.Exists(project.DocsPath) ? [] :
    [
        .. Directory.EnumerateFiles(project.DocsPath, "*.md", SearchOption.AllDirectories)
            .OrderBy(static f => f, StringComparer.Ordinal)
            .Take(MostFiles)
            .SelectMany(static f => Endpoint.Matches(TextFileReader.ReadIfSmall(f) ?? string.Empty).Cast<Match>())
            .Select(static m => m.Groups["path"].Value.TrimEnd('.'))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static p => p, StringComparer.Ordinal),
    ];
}
