using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Accounting;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Gives a test run its outcome, sentence and remedy.</summary>
internal static class TestRunVerdict
{
    public static void Decide(FsTestRun run, FsTestRunState state, Project project, TestRunOptions options) =>
        Decide(run, state, project, options, TestSuite.UsuallySkipped, [], account: null);

    public static void Decide(FsTestRun run, FsTestRunState state, Project project, TestRunOptions options, int maxSkipped, IReadOnlyList<string> differences, TestAccount? account)
    {
        run.State = state;
        VirtualEnvironment venv = VirtualEnvironment.FindOrDefault(project, options.VirtualEnvironment);
        string check = "Test-FsPython" + project.LocationArgument;
        string again = $"Invoke-FsTest -Suite {PowerShellQuoting.Quote(run.Suite)}{project.LocationArgument}";
        run.Cause = state switch
        {
            FsTestRunState.NoVirtualEnvironment => venv.Cause,
            FsTestRunState.PytestMissing => Causes.PythonPackages,
            _ => null,
        };
        switch (state)
        {
            case FsTestRunState.Completed:
                Completed(run, again, maxSkipped, account);
                break;
            case FsTestRunState.Unaccounted:
                Set(FsOutcome.Inconclusive, PreparationTexts.Unaccounted.With(string.Join("; ", differences)), PreparationTexts.UnaccountedRemedy, again);
                break;
            case FsTestRunState.CodeElsewhere:
                Set(FsOutcome.Inconclusive, PreparationTexts.CodeElsewhere.With(string.Join(", ", differences.Take(3))), PreparationTexts.CodeElsewhereRemedy, check);
                break;
            case FsTestRunState.NoTests:
                // A selection of one's own that selects nothing says nothing about the suite.
                Set(options.Marker is null ? FsOutcome.Failed : FsOutcome.Inconclusive, PreparationTexts.NoTests.With(run.SkippedCount), PreparationTexts.NoTestsRemedy, again);
                break;
            case FsTestRunState.CollectionError:
                Set(FsOutcome.Failed, PreparationTexts.CollectionError.With(FirstFailure(run) ?? run.Detail.FirstLine()), PreparationTexts.CollectionErrorRemedy, again);
                break;
            case FsTestRunState.NoVirtualEnvironment:
                Set(FsOutcome.Failed, PreparationTexts.NoVenv.With(venv.Folder), PreparationTexts.NoVenvRemedy, check);
                break;
            case FsTestRunState.PytestMissing:
                Set(FsOutcome.Failed, PreparationTexts.NoPytest.With(venv.Folder), PreparationTexts.NoPytestRemedy, $"& {PowerShellQuoting.Quote(venv.Python)} -m pip install pytest");
                break;
            case FsTestRunState.UnknownSuite:
                Set(FsOutcome.Inconclusive, PreparationTexts.UnknownSuite.With(run.Suite), PreparationTexts.UnknownSuiteRemedy.With(run.Suite), command: null);
                break;
            case FsTestRunState.TimedOut:
                Set(FsOutcome.Inconclusive, PreparationTexts.TimedOut.With(options.Timeout.TotalSeconds), PreparationTexts.TimedOutRemedy, again);
                break;
            case FsTestRunState.Killed:
                Set(FsOutcome.Inconclusive, PreparationTexts.Killed.With(run.ExitCode), PreparationTexts.KilledRemedy, again);
                break;
            case FsTestRunState.UnreadableReport:
                Set(FsOutcome.Inconclusive, PreparationTexts.UnreadableReport.With(run.ExitCode), PreparationTexts.NoReportRemedy, again);
                break;
            case FsTestRunState.UsageError:
                Set(FsOutcome.Inconclusive, PreparationTexts.UsageError.With(LastLine(run)), PreparationTexts.UsageErrorRemedy, again);
                break;
            case FsTestRunState.InternalError:
                Set(FsOutcome.Inconclusive, PreparationTexts.InternalError.With(LastLine(run)), PreparationTexts.NoReportRemedy, again);
                break;
            default:
                Set(FsOutcome.Inconclusive, PreparationTexts.NoReport.With(run.ExitCode), PreparationTexts.NoReportRemedy, again);
                break;
        }

        void Set(FsOutcome outcome, string summary, string remedy, string? command) =>
            (run.Outcome, run.Summary, run.Remedy, run.NextCommand) = (outcome, summary, remedy, command);
    }

    private static void Completed(FsTestRun run, string again, int maxSkipped, TestAccount? account)
    {
        bool failed = run.FailedCount > 0;

        // An exit code that contradicts the report is not explained away.
        bool contradicts = !failed && run.ExitCode != 0;
        run.Outcome = failed ? FsOutcome.Failed : contradicts ? FsOutcome.Inconclusive : FsOutcome.Passed;
        run.Summary = contradicts
            ? PreparationTexts.Contradiction.With(run.PassedCount, run.ExitCode)
            : PreparationTexts.Completed.With(run.PassedCount, run.FailedCount, run.SkippedCount);
        (run.Remedy, run.NextCommand) = run.Outcome == FsOutcome.Passed ? (null, null)
            : (failed ? PreparationTexts.FailedRemedy.With(FirstFailure(run)) : PreparationTexts.NoReportRemedy, again);
        if (run.Outcome == FsOutcome.Passed)
        {
            Doubt(run, maxSkipped, account);
        }

        run.Summary = string.Join(" ", new[] { run.Summary }.Concat(AccountCheck.Remarks(account)));
    }

    // Tests that did not run, or passed only in the end, do not fail; they are no proof either.
    private static void Doubt(FsTestRun run, int maxSkipped, TestAccount? account)
    {
        int reported = run.PassedCount + run.SkippedCount;
        if (100L * run.SkippedCount > (long)maxSkipped * reported)
        {
            run.Outcome = FsOutcome.Warning;
            run.Summary = PreparationTexts.MostlySkipped.With(run.SkippedCount, reported, maxSkipped);
            run.Remedy = PreparationTexts.MostlySkippedRemedy.With(run.Suite);
        }
        else if (account?.ExcusedWhileRunning.Count > 0)
        {
            run.Outcome = FsOutcome.Warning;
            run.Summary += " " + PreparationTexts.ExcusedWhileRunning.With(account.ExcusedWhileRunning.Count, account.ExcusedWhileRunning);
            run.Remedy = PreparationTexts.ExcusedWhileRunningRemedy;
        }
        else if (run.RepeatedCount > 0)
        {
            run.Outcome = FsOutcome.Warning;
            run.Summary += " " + PreparationTexts.Repeated.With(run.RepeatedCount);
            run.Remedy = PreparationTexts.RepeatedRemedy;
        }
    }

    private static string? FirstFailure(FsTestRun run) =>
        run.Cases.FirstOrDefault(static c => c.Outcome == FsOutcome.Failed) is { } first ? (first + ": " + first.Message).FirstLine() : null;

    private static string LastLine(FsTestRun run) =>
        (run.Detail ?? string.Empty).Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0) ?? string.Empty;
}
