using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Gives a linter's run its outcome, sentence and remedy.</summary>
internal static class LintVerdict
{
    public static void Decide(FsLintRun run, LintReport report, Project project, LintRunOptions options)
    {
        run.State = report.State;
        run.FileCount = report.FileCount;
        string root = project.LocationArgument;
        VirtualEnvironment venv = VirtualEnvironment.FindOrDefault(project, options.VirtualEnvironment);
        string command = run.Linter is { } name ? Linters.Of(name).Command : string.Empty;
        string again = "Invoke-FsLint" + (run.Linter is null ? string.Empty : " " + run.Linter) + root;
        run.Cause = report.State switch
        {
            FsLintState.NoVirtualEnvironment => venv.Cause,
            FsLintState.NotInstalled when Linters.Of(run.Linter!.Value).NodeScripts.Count > 0 => Causes.Of(Causes.NodeModules, run.Folder),
            FsLintState.NotInstalled => run.Linter == FsLinter.Flake8 ? Causes.PythonPackages : Causes.Of(Causes.PythonLinter, command),
            _ => null,
        };
        string said = run.Detail.FirstLine(200);
        (run.Outcome, run.Summary, run.Remedy, run.NextCommand) = report.State switch
        {
            FsLintState.Clean => (FsOutcome.Passed, report.FileCount is { } count ? LintTexts.Clean.With(count) : LintTexts.CleanUncounted, (string?)null, (string?)null),
            FsLintState.Findings => (OfFindings(run), Found(run), LintTexts.FindingsRemedy.With(run.Findings.First(static f => f.Severity != FsLintSeverity.Note)), $"({again}).Findings"),
            FsLintState.NothingChecked => (FsOutcome.Inconclusive, LintTexts.NothingChecked.With(run.Folder), LintTexts.NothingCheckedRemedy.With(run.ChosenBy), again),
            FsLintState.NoLinter => (FsOutcome.Inconclusive, LintTexts.NoLinter, LintTexts.NoLinterRemedy, "Invoke-FsLint Flake8" + root),
            FsLintState.OthersOfCi => (FsOutcome.Warning, LintTexts.OthersOfCi.With(string.Join(", ", run.LeftOut)), LintTexts.OthersOfCiRemedy, null),
            FsLintState.NoVirtualEnvironment => (FsOutcome.Failed, LintTexts.NoVenv.With(venv.Folder), LintTexts.NoVenvRemedy, "Test-FsPython" + root),
            FsLintState.NotInstalled => NotInstalled(run, command, project, venv),
            FsLintState.TimedOut => (FsOutcome.Inconclusive, LintTexts.TimedOut.With(options.Timeout.TotalSeconds), LintTexts.TimedOutRemedy, again),
            FsLintState.Killed => (FsOutcome.Inconclusive, LintTexts.Killed.With(run.ExitCode), LintTexts.KilledRemedy, again),
            FsLintState.Crashed => (FsOutcome.Inconclusive, LintTexts.Crashed.With(command, run.ExitCode, said), LintTexts.CrashedRemedy, again),
            _ => (FsOutcome.Inconclusive, LintTexts.Unreadable.With(command, run.ExitCode), LintTexts.UnreadableRemedy, again),
        };
    }

    // CI that goes on in spite of findings would not stop a release, and what a linter merely warns of would not either
    // as long as it ends well.
    private static FsOutcome OfFindings(FsLintRun run) =>
        run.Advisory || (run.ExitCode == 0 && run.Findings.All(static f => f.Severity != FsLintSeverity.Error)) ? FsOutcome.Warning : FsOutcome.Failed;

    private static string Found(FsLintRun run)
    {
        FsLintFinding[] findings = [.. run.Findings.Where(static f => f.Severity != FsLintSeverity.Note)];
        string text = LintTexts.Found.With(findings.Length, findings.Select(static f => f.Path).Distinct(StringComparer.Ordinal).Count());
        return run.Advisory ? text + " " + LintTexts.Advisory : text;
    }

    private static (FsOutcome, string, string?, string?) NotInstalled(FsLintRun run, string command, Project project, VirtualEnvironment venv)
    {
        if (Linters.Of(run.Linter!.Value).NodeScripts.Count > 0)
        {
            string folder = Path.Combine(project.Root, run.Folder);
            return (FsOutcome.Failed, LintTexts.NotInNode.With(command, run.Folder), LintTexts.NotInNodeRemedy, "npm --prefix " + PowerShellQuoting.Quote(folder) + " ci");
        }

        return (FsOutcome.Failed, LintTexts.NotInVenv.With(command, venv.Folder), LintTexts.NotInVenvRemedy, $"& {PowerShellQuoting.Quote(venv.Python)} -m pip install {command}");
    }
}
