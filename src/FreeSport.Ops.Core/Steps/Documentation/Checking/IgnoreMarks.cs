using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Marks in a page that leave findings out: <c>&lt;!-- fsops:ignore BrokenLink: why --&gt;</c> for the next run of text, <c>fsops:ignore-page</c> for the page.</summary>
internal static class IgnoreMarks
{
    private static readonly Regex Mark = new(@"\Afsops:ignore(?<page>-page)?\b\s*(?<rules>[\w\s,]*?)\s*(?::\s*(?<reason>.*))?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>Takes out what marks leave out, and adds a finding for each mark that cannot be read.</summary>
    /// <returns>How many causes are left out altogether.</returns>
    public static int Apply(IReadOnlyList<DocumentationPage> pages, List<FoundCause> causes)
    {
        int before = causes.Count;
        List<FoundCause> wrong = [];
        foreach (DocumentationPage page in pages)
        {
            foreach (MarkdownComment comment in page.Markdown.Comments)
            {
                if (Mark.Match(comment.Text) is { Success: true } mark)
                {
                    Apply(page, comment, mark, causes, wrong);
                }
            }
        }

        causes.RemoveAll(static c => c.Places.Count == 0);
        int ignored = before - causes.Count;
        causes.AddRange(wrong);
        return ignored;
    }

    private static void Apply(DocumentationPage page, MarkdownComment comment, Match mark, List<FoundCause> causes, List<FoundCause> wrong)
    {
        string[] names = [.. mark.Groups["rules"].Value.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        List<FsDocumentationRule> rules = [];
        foreach (string name in names)
        {
            if (Enum.TryParse(name, ignoreCase: true, out FsDocumentationRule rule) && rule != FsDocumentationRule.None && !int.TryParse(name, out _))
            {
                rules.Add(rule);
            }
            else
            {
                Wrong(DocumentationTexts.MarkRule.With(name, string.Join(", ", Enum.GetNames(typeof(FsDocumentationRule)).Skip(1))));
            }
        }

        if (names.Length == 0)
        {
            Wrong(DocumentationTexts.MarkWithoutRule);
        }

        if (mark.Groups["reason"].Value.Trim().Length == 0)
        {
            Wrong(DocumentationTexts.MarkWithoutReason);
            return;
        }

        (int first, int last) = mark.Groups["page"].Success ? (0, int.MaxValue) : Covered(page.Markdown.Lines, comment);
        foreach (FoundCause cause in causes.Where(c => rules.Contains(c.Rule)))
        {
            foreach (FoundPlace place in cause.Places.Where(p => p.Path == page.Path && p.Line >= first && p.Line <= last).ToArray())
            {
                cause.Remove(place);
            }
        }

        void Wrong(string message)
        {
            FoundCause cause = new(FsDocumentationRule.Mark, FsOutcome.Failed, page.Path + ":" + comment.Line, message, DocumentationTexts.MarkRemedy);
            cause.Add(page.At(comment.Line));
            wrong.Add(cause);
        }
    }

    // Its own line where it stands beside something; alone on it, up to the next empty line.
    private static (int First, int Last) Covered(IReadOnlyList<string> lines, MarkdownComment comment)
    {
        bool isAlone = lines[comment.Line - 1].TrimStart().StartsWith("<!--", StringComparison.Ordinal) && lines[comment.EndLine - 1].TrimEnd().EndsWith("-->", StringComparison.Ordinal);
        int last = comment.EndLine;
        if (isAlone)
        {
            while (last < lines.Count && lines[last].Trim().Length == 0)
            {
                last++;
            }

            while (last < lines.Count && lines[last].Trim().Length > 0)
            {
                last++;
            }
        }

        return (comment.Line, last);
    }
}
