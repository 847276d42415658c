using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>A page and what it is.</summary>
/// <param name="Path">Relative to the project with forward slashes.</param>
/// <param name="GitPath">Relative to the repository.</param>
/// <param name="Markdown">What it says.</param>
internal sealed record DocumentationPage(string Path, string GitPath, MarkdownPage Markdown)
{
    private static readonly Regex History = new(@"истори\w+\s+изменений|журнал\w*\s+изменений|change\s*-?\s*log|release\s+notes", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Plan = new(@"(^|/)(stories|epics|prd)/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly string[] StorySections = ["Dev Agent Record", "Acceptance Criteria", "Tasks / Subtasks"];

    /// <summary>Gets a value indicating whether it says what is to be, not what is: a story, an epic.</summary>
    public bool IsPlan { get; } = Plan.IsMatch(Path) || Markdown.Headings.Count(static h => StorySections.Contains(h.Text.Trim(), StringComparer.OrdinalIgnoreCase)) >= 2;

    /// <summary>Gets a value indicating whether it is a way in by itself, as the page that GitHub shows under a folder.</summary>
    public bool IsEntry { get; } = System.IO.Path.GetFileNameWithoutExtension(Path).ToUpperInvariant() is "README" or "INDEX" or "_INDEX" or "HOME";

    /// <summary>Gets a value indicating whether it lists what was.</summary>
    public bool IsHistory { get; } = System.IO.Path.GetFileNameWithoutExtension(Path).Replace("-", string.Empty).Equals("changelog", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the folder it lies in, relative to the repository; empty for the root.</summary>
    public string GitFolder => GitPath.LastIndexOf('/') is > 0 and int slash ? GitPath.Substring(0, slash) : string.Empty;

    /// <summary>Gets the runs of text that say what is: none of a plan, none of a list of what was.</summary>
    public IEnumerable<MarkdownBlock> Statements => IsPlan || IsHistory ? [] : Markdown.Blocks.Where(static b => !History.IsMatch(b.Heading));

    /// <summary>A place in it.</summary>
    public FoundPlace At(int line, int column = 0) => new(Path, line, column);

    /// <summary>A place in one of its runs of text.</summary>
    public FoundPlace At(MarkdownBlock block, int index)
    {
        (int line, int column) = block.PlaceOf(index);
        return new FoundPlace(Path, line, column);
    }
}
