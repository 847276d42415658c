using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Where the project's own documents say that nothing watches yet. It explains a verdict, and never makes one.</summary>
internal static class DocumentedGaps
{
    private const int MostFiles = 200;
    private const int MostLines = 5;
    private const long LargestFile = 1024 * 1024;

    private static readonly Regex Gap = new(
        "(prometheus|grafana|alertmanager|sentry|monitoring|мониторинг).*(not (yet )?connected|not set up|не подключ|не настро)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The lines that say so.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Each with its place; null where none does.</returns>
    public static string? Find(Project project)
    {
        List<string> found = [];
        try
        {
            string[] files = Directory.Exists(project.DocsPath) ? [.. Directory.EnumerateFiles(project.DocsPath, "*monitoring*.md", SearchOption.AllDirectories).Take(MostFiles)] : [];
            foreach (string file in files.Where(static f => new FileInfo(f).Length <= LargestFile).OrderBy(static f => f, StringComparer.Ordinal))
            {
                string[] lines = File.ReadAllLines(file);
                found.AddRange(Enumerable.Range(0, lines.Length).Where(i => Gap.IsMatch(lines[i])).Select(i => $"{project.Relative(file)}:{i + 1}: {lines[i].Trim().TrimStart('-', '*', ' ')}"));
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return found.Count == 0 ? null : string.Join("\n", found.Take(MostLines));
    }
}
