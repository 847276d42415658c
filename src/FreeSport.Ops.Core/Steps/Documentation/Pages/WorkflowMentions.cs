using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>The files of workflows that a run of text names.</summary>
internal static class WorkflowMentions
{
    private static readonly Regex FilePath = new(@"\A(?:\./)?(?<folder>(?:[\w.-]+/)*\.github/workflows/)?(?<file>[\w.-]+\.ya?ml)\z", RegexOptions.CultureInvariant);
    private static readonly Regex Target = new(@"\.github/workflows/(?<file>[\w.-]+\.ya?ml)(?=[)#?""'\s>]|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Before = new(@"\bworkflows?\W{1,4}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The names, each once, in the order of the text.</summary>
    public static IReadOnlyList<WorkflowMention> In(MarkdownBlock block)
    {
        List<WorkflowMention> found = [];
        foreach (CodeSpan span in block.Spans)
        {
            if (FilePath.Match(span.Text) is { Success: true } match)
            {
                bool isCalledOne = match.Groups["folder"].Success || Before.IsMatch(block.Text.Substring(0, span.Index).TrimEnd('`'));
                found.Add(new WorkflowMention(match.Groups["file"].Value, span.Index, isCalledOne));
            }
        }

        foreach (Match match in Target.Matches(block.Masked))
        {
            found.Add(new WorkflowMention(match.Groups["file"].Value, match.Groups["file"].Index, IsCertain: true));
        }

        return [.. found.GroupBy(static m => m.File, StringComparer.Ordinal).Select(static g => g.First() with { IsCertain = g.Any(static m => m.IsCertain) }).OrderBy(static m => m.Index)];
    }
}

/// <summary>A file that a run of text names.</summary>
/// <param name="File">Its name.</param>
/// <param name="Index">Where it stands in the run.</param>
/// <param name="IsCertain">Whether the page says that it is a workflow: by its folder, or by the word before it.</param>
internal sealed record WorkflowMention(string File, int Index, bool IsCertain);
