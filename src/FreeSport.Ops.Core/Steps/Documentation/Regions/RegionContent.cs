using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>What belongs into regions.</summary>
/// <param name="world">The project's workflows.</param>
/// <param name="releases">Its releases, the newest first; null where nobody can tell.</param>
internal sealed class RegionContent(DocumentationWorld world, IReadOnlyList<ReleaseEntry>? releases)
{
    /// <summary>The lines of a region, with an empty one at both ends.</summary>
    /// <param name="region">The region.</param>
    /// <param name="page">The page.</param>
    /// <param name="all">All regions of the page.</param>
    /// <param name="existing">What stands in it now.</param>
    /// <param name="given">A release whose notes somebody gives; null for none.</param>
    public IReadOnlyList<string> Lines(GeneratedRegion region, DocumentationPage page, IReadOnlyList<GeneratedRegion> all, IReadOnlyList<string> existing, ReleaseEntry? given = null) =>
        PageLanguage.Speaking<IReadOnlyList<string>>(PageLanguage.Of(region, page.Markdown, all), () =>
        [
            string.Empty,
            .. region.Kind switch
            {
                FsDocumentationRegion.Workflows => WorkflowTable.Lines(world, page),
                FsDocumentationRegion.Secrets => SecretTable.Lines(world),
                FsDocumentationRegion.Environments => EnvironmentTable.Lines(world),
                _ => ReleaseEntries.Lines(existing, ReleaseEntries.LevelAt(page.Markdown, region.BeginLine), releases, given),
            },
            string.Empty,
        ]);

    /// <summary>Whether two texts say the same: a formatter may have aligned the columns of a table.</summary>
    public static bool IsSame(IReadOnlyList<string> text, IReadOnlyList<string> other) => Plain(text).SequenceEqual(Plain(other), StringComparer.Ordinal);

    private static IEnumerable<string> Plain(IReadOnlyList<string> lines)
    {
        string[] plain = [.. lines.Select(static l => !l.TrimStart().StartsWith("|", StringComparison.Ordinal) ? l.TrimEnd() : TableCells.IsDelimiter(l) ? "|" + TableCells.Of(l).Count : "|" + string.Join("|", TableCells.Of(l)))];
        return plain.SkipWhile(static l => l.Length == 0).Reverse().SkipWhile(static l => l.Length == 0).Reverse();
    }
}
