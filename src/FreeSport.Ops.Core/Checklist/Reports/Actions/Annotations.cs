using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist.Reports.Actions;

/// <summary>What a report has to say beside a run: boxes that are not done, then findings with their places.</summary>
internal static class Annotations
{
    private const string Error = "error";
    private const string Warning = "warning";

    // GitHub shows so many of a kind and step, and drops the others without a word.
    private const int MostOfKind = 10;

    /// <summary>The annotations, at most ten of a kind; the tenth tells how many there are besides.</summary>
    /// <param name="content">The report.</param>
    /// <param name="project">The project, from which places are told.</param>
    public static IReadOnlyList<Annotation> Of(ReportContent content, Project project) =>
    [
        .. Boxes(content).Concat(content.Results.SelectMany(r => Findings(r, project))).GroupBy(static a => a.Kind).SelectMany(static g => Few([.. g])),
    ];

    private static IEnumerable<Annotation> Few(Annotation[] all) => all.Length <= MostOfKind
        ? all
        : all.Take(MostOfKind - 1).Append(new Annotation(all[0].Kind, ReportTexts.MoreAnnotations.With(all.Length - MostOfKind + 1)));

    private static IEnumerable<Annotation> Boxes(ReportContent content) => content.Checklist
        .Where(static b => b.State is not (FsChecklistState.Done or FsChecklistState.NotApplicable or FsChecklistState.Waived))
        .OrderBy(static b => b.State != FsChecklistState.Failed)
        .Select(b => new Annotation(b.State == FsChecklistState.Failed ? Error : Warning, b.Reason + (b.NextCommand is { Length: > 0 } next ? "\n" + ReportTexts.RunNext + ": " + next : string.Empty))
        {
            Title = content.Environment + ": " + (b.Title.Length > 0 ? b.Title : b.Box.ToString()) + ": " + Words.Of(b.State),
        });

    private static IEnumerable<Annotation> Findings(FsResult result, Project project) => result switch
    {
        FsTestRun run => run.Cases.Where(static c => c.Outcome == FsOutcome.Failed)
            .Select(c => new Annotation(Error, c.Message ?? result.Summary) { Title = c.ToString(), File = Place(project, c.File is null ? null : project.Relative(Path.Combine(project.BackendPath, c.File))), Line = c.Line }),
        FsWorkflowCheck check => check.Findings.Select(f => new Annotation(KindOf(f.Severity == FsFindingSeverity.Error), f.Message) { Title = f.Rule, File = Place(project, f.Path), Line = f.Line }),
        FsComposeCheck check => check.Findings.Select(f => new Annotation(KindOf(f.Severity == FsFindingSeverity.Error), f.Message) { Title = f.Rule, File = Place(project, f.Path), Line = f.Line }),
        FsDocumentationCheck check => check.Findings.Where(static f => f.Outcome is FsOutcome.Failed or FsOutcome.Warning)
            .Select(f => new Annotation(KindOf(f.Outcome == FsOutcome.Failed), f.Message) { Title = f.Rule.ToString(), File = Place(project, f.Path), Line = f.Line }),
        FsLintRun run => run.Findings.Select(f => new Annotation(KindOf(f.Severity == FsLintSeverity.Error), f.Text) { Title = f.Code ?? f.Linter.ToString(), File = Place(project, f.Path), Line = f.Line }),
        { Outcome: FsOutcome.Failed or FsOutcome.Warning } => [new Annotation(KindOf(result.Outcome == FsOutcome.Failed), result.Summary) { Title = result.Subject }],
        _ => [],
    };

    private static string KindOf(bool isError) => isError ? Error : Warning;

    // The runner's working folder is the root of the checkout, the project may lie below.
    private static string? Place(Project project, string? path) => path is not { Length: > 0 } || Path.IsPathRooted(path) ? null : project.GitPath(path);
}
