using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Whether the code that a page describes changed after its mark <c>&lt;!-- reviewed-at: 2026-09-20 --&gt;</c>, a date or a commit.</summary>
/// <param name="git">Reads the repository.</param>
/// <param name="repository">The repository.</param>
internal sealed class ReviewMarks(GitReader git, GitRepository repository)
{
    private static readonly Regex Mark = new(@"\A(?:fsops:)?reviewed-at:\s*(?<when>[0-9a-f]{7,40}|\d{4}-\d{2}-\d{2})\s*(?:;\s*covers:\s*(?<paths>.+))?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex AnyMark = new(@"\A(?:fsops:)?reviewed-at\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Asks every page that has a mark; says once that pages have none.</summary>
    public async Task CheckAsync(DocumentationWorld world, bool isShallow, DocumentationFindings findings, CancellationToken cancellationToken)
    {
        DocumentationPage[] unmarked = [.. world.Pages.Where(static p => !p.IsPlan && !p.IsHistory && !p.Markdown.Comments.Any(static c => AnyMark.IsMatch(c.Text)))];
        foreach (DocumentationPage page in world.Pages)
        {
            foreach (MarkdownComment comment in page.Markdown.Comments.Where(static c => AnyMark.IsMatch(c.Text)))
            {
                if (Mark.Match(comment.Text) is not { Success: true } mark)
                {
                    findings.Add(FsDocumentationRule.Mark, FsOutcome.Failed, page.Path + ":" + comment.Line, page.At(comment.Line), DocumentationTexts.ReviewUnreadable.With(comment.Text.FirstLine(80)), DocumentationTexts.ReviewUnreadableRemedy);
                }
                else if (!isShallow)
                {
                    await MarkAsync(world, page, comment, mark, findings, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (unmarked.Length > 0)
        {
            findings.Add(FsDocumentationRule.Stale, FsOutcome.Skipped, "reviewed-at", new FoundPlace(world.Project.Relative(world.Project.DocsPath)), DocumentationTexts.NotReviewed.With(unmarked.Length), DocumentationTexts.NotReviewedRemedy);
        }
    }

    private async Task MarkAsync(DocumentationWorld world, DocumentationPage page, MarkdownComment comment, Match mark, DocumentationFindings findings, CancellationToken cancellationToken)
    {
        string when = mark.Groups["when"].Value;
        bool isDate = DateTime.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        if (!isDate && (when.IndexOf('-') >= 0 || await git.ResolveAsync(repository, when + "^{commit}", cancellationToken).ConfigureAwait(false) is null))
        {
            findings.Add(FsDocumentationRule.Stale, FsOutcome.Inconclusive, page.Path, page.At(comment.Line), DocumentationTexts.ReviewCommitUnknown.With(when), DocumentationTexts.HistoryRemedy);
            return;
        }

        string[] given = [.. mark.Groups["paths"].Value.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Trim()).Where(static p => p.Length > 0).Select(world.Project.GitPath)];
        foreach (string path in given.Length > 0 ? given : Described(world, page))
        {
            string[] range = isDate ? ["--since=" + when + "T23:59:59", "HEAD"] : [when + "..HEAD"];
            string answer = (await git.ReadAsync(repository, ["log", "-1", "--format=%h %cs", .. range, "--", ":(glob)" + path, ":(glob)" + path + "/**"], input: null, cancellationToken).ConfigureAwait(false)).Trim();
            if (answer.Split(' ') is [{ Length: > 0 } commit, var date])
            {
                findings.Add(
                    FsDocumentationRule.Stale, FsOutcome.Failed, page.Path + " / " + world.Shown(path), page.At(comment.Line),
                    DocumentationTexts.CodeChanged.With(world.Shown(path), date, commit, when), DocumentationTexts.CodeChangedRemedy.With(page.Path));
            }
        }
    }

    // The files of code that it links or names by their whole path.
    private static IEnumerable<string> Described(DocumentationWorld world, DocumentationPage page)
    {
        IEnumerable<string?> linked = page.Markdown.Links.Select(l => DocumentationWorld.Resolve(page.GitFolder, l.Target.Split('#')[0]));
        IEnumerable<string?> named = page.Markdown.Blocks.SelectMany(static b => b.Spans).Select(s => DocumentationWorld.Resolve(world.Project.GitPath(string.Empty), s.Text));
        IEnumerable<string> workflows = page.Markdown.Blocks.SelectMany(WorkflowMentions.In).Select(m => world.Workflow(m.File)).OfType<DocumentedWorkflow>().Select(w => world.Project.GitPath(w.Path));
        return linked.Concat(named).OfType<string>().Where(p => world.HasFile(p) && !p.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Concat(workflows).Distinct(StringComparer.Ordinal);
    }
}
