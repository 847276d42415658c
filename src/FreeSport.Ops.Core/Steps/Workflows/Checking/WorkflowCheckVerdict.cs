using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Rules;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows.Checking;

/// <summary>Gives a check its findings, outcome, sentence and remedy.</summary>
internal static class WorkflowCheckVerdict
{
    private const int LongestSnippet = 200;

    public static string Version { get; } = typeof(WorkflowCheckVerdict).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    public static string Assembly { get; } = typeof(WorkflowCheckVerdict).Assembly.Location;

    public static void Decide(FsWorkflowCheck check, IReadOnlyList<Finding> findings, TextPlaces places, Project project)
    {
        check.Findings = [.. findings.Select(f => Convert(f, check.Subject, places))];
        check.ErrorCount = findings.Count(static f => f.Severity == FsFindingSeverity.Error);
        check.WarningCount = findings.Count(static f => f.Severity == FsFindingSeverity.Warning);
        check.NoteCount = findings.Count - check.ErrorCount - check.WarningCount;
        check.Outcome = check.ErrorCount > 0 ? FsOutcome.Failed : check.WarningCount > 0 ? FsOutcome.Warning : FsOutcome.Passed;
        if (findings.Count == 0)
        {
            check.Summary = CheckingTexts.Clean;
            return;
        }

        FsWorkflowFinding first = check.Findings.OrderBy(static f => f.Severity).First();
        check.Summary = CheckingTexts.Found.With(check.ErrorCount, check.WarningCount, check.NoteCount);
        check.Remedy = CheckingTexts.FoundRemedy.With(first.Line, first.Column, first.Message);
        check.NextCommand = $"Test-FsWorkflow {PowerShellQuoting.Quote(ActionFiles.Is(project, check.Path) ? check.Subject : Path.GetFileName(check.Path))}{project.LocationArgument}";
        check.Links = [.. check.Findings.Select(static f => f.Url).OfType<Uri>().Distinct()];
    }

    public static void Unreadable(FsWorkflowCheck check, OpsFailure failure)
    {
        check.Outcome = FsOutcome.Failed;
        check.Cause = Causes.Of(Causes.Workflow, check.Subject);
        (check.Summary, check.Remedy) = (failure.Message, failure.Remedy);
        check.LeftOut = [failure.Message];
    }

    private static FsWorkflowFinding Convert(Finding finding, string path, TextPlaces places) => new()
    {
        Rule = finding.Rule,
        Severity = finding.Severity,
        Path = path,
        Line = finding.Start.Line,
        Column = finding.Start.Column,
        EndColumn = finding.EndColumn,
        Message = finding.Message.ToString(),
        Snippet = Snippet(finding, places.Line(finding.Start.Line)),
        Url = RuleLinks.Of(finding.Rule),
    };

    // What the rule on passwords points at is a password.
    private static string Snippet(Finding finding, string line)
    {
        string shown = finding.Rule == CredentialsRule.RuleName && finding.Start.Column <= line.Length ? line.Substring(0, finding.Start.Column - 1) + "***" : line;
        return shown.Length > LongestSnippet ? shown.Substring(0, LongestSnippet) + "…" : shown;
    }
}
