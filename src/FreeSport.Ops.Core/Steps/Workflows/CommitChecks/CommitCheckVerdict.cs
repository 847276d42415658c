using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Says what a check and what all checks of a suite mean for a commit.</summary>
internal static class CommitCheckVerdict
{
    /// <summary>Decides a check. Green on other files says nothing; red on other files neither.</summary>
    public static void Decide(FsCommitCheck check)
    {
        check.Scope = FsScope.Full;
        check.Links = check.Url is null ? [] : [check.Url];
        check.Outcome = check switch
        {
            { CheckedCommit: null } or { IsSameTree: false } or { Status: not FsRunStatus.Completed } => FsOutcome.Inconclusive,
            _ => check.Conclusion switch
            {
                FsRunConclusion.Success => FsOutcome.Passed,
                FsRunConclusion.Failure or FsRunConclusion.TimedOut or FsRunConclusion.StartupFailure => FsOutcome.Failed,
                FsRunConclusion.Skipped => FsOutcome.Skipped,
                _ => FsOutcome.Inconclusive,
            },
        };
        string commit = CommitId.Short(check.Commit);
        (check.Summary, check.Remedy) = check switch
        {
            { CheckedCommit: null } => (CommitChecksTexts.NotRun.With(commit), CommitChecksTexts.NotRunRemedy),
            { IsSameTree: false } => (CommitChecksTexts.OtherTree.With(check.Conclusion, commit), CommitChecksTexts.OtherTreeRemedy),
            { Status: not FsRunStatus.Completed } => (CommitChecksTexts.NotOver.With(check.Status), CommitChecksTexts.NotOverRemedy),
            { Outcome: FsOutcome.Passed } => (CommitChecksTexts.Green.With(commit), null),
            _ => (CommitChecksTexts.NotGreen.With(check.Conclusion, commit), CommitChecksTexts.NotGreenRemedy),
        };
        check.NextCommand = check.Outcome == FsOutcome.Passed ? null : "Get-FsCommitCheck " + commit;
    }

    /// <summary>Decides a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="patterns">The checks that stand for it; none when the configuration names none.</param>
    /// <param name="matched">For each pattern the checks it matches on the same files; on others when there are none.</param>
    /// <param name="byOtherApp">The patterns left without a check because another app than the required one reported it.</param>
    public static void Decide(FsCommitSuite suite, IReadOnlyList<string> patterns, IReadOnlyList<IReadOnlyList<FsCommitCheck>> matched, IReadOnlyList<string> byOtherApp)
    {
        string commit = CommitId.Short(suite.Commit);
        string[] absent = [.. patterns.Where((_, i) => matched[i].Count == 0)];
        FsCommitCheck[] checks = [.. matched.SelectMany(static m => m).Distinct()];
        suite.Checks = [.. checks.Select(static c => c.Name).Distinct()];
        suite.Outcome = patterns.Count == 0 || absent.Length > 0 ? FsOutcome.Inconclusive : OutcomeRanking.Worst(checks.Select(static c => c.Outcome));
        if (absent.Length > 0 && checks.Any(static c => c.Outcome == FsOutcome.Failed))
        {
            suite.Outcome = FsOutcome.Failed;
        }

        suite.Scope = FsScope.Full;
        FsCommitCheck? worst = checks.FirstOrDefault(c => c.Outcome == suite.Outcome);
        (suite.Summary, suite.Remedy) = suite.Outcome switch
        {
            _ when patterns.Count == 0 => (CommitChecksTexts.SuiteUnmapped.With(suite.Suite), CommitChecksTexts.SuiteUnmappedRemedy.With(suite.Suite)),
            FsOutcome.Passed when checks.All(static c => c.App is null) => (CommitChecksTexts.SuiteGreenByStatus.With(suite.Suite, commit, string.Join(", ", suite.Checks)), null),
            FsOutcome.Passed when ByStatus(matched) is { Length: > 0 } some => (CommitChecksTexts.SuiteGreenPartlyByStatus.With(suite.Suite, commit, string.Join(", ", suite.Checks), some), null),
            FsOutcome.Passed => (CommitChecksTexts.SuiteGreen.With(suite.Suite, commit, string.Join(", ", suite.Checks)), null),
            _ when byOtherApp.Count > 0 && suite.Outcome != FsOutcome.Failed => (CommitChecksTexts.SuiteByOtherApp.With(suite.Suite, commit, string.Join(", ", byOtherApp)), CommitChecksTexts.SuiteByOtherAppRemedy),
            _ when absent.Length > 0 && suite.Outcome != FsOutcome.Failed => (CommitChecksTexts.SuiteAbsent.With(suite.Suite, commit, string.Join(", ", absent)), CommitChecksTexts.NotRunRemedy),
            _ => (CommitChecksTexts.SuiteNotGreen.With(suite.Suite, commit, worst!.Name, worst.Summary.TrimEnd('.')), worst.Remedy),
        };
        suite.NextCommand = suite.Outcome == FsOutcome.Passed ? null : "Invoke-FsTest " + PowerShellQuoting.Quote(suite.Suite);
    }

    private static string ByStatus(IReadOnlyList<IReadOnlyList<FsCommitCheck>> matched) =>
        string.Join(", ", matched.Where(static m => m.All(static c => c.App is null)).SelectMany(static m => m).Select(static c => c.Name).Distinct());
}
