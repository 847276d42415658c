using FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

namespace FreeSport.Ops.Core.Tests.Workflows.CommitChecks;

/// <summary>What a check of GitHub's, and all checks that stand for a suite, are worth for a commit.</summary>
public sealed class CommitCheckVerdictTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData(FsRunConclusion.Success, FsOutcome.Passed)]
    [InlineData(FsRunConclusion.Failure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.TimedOut, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.StartupFailure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Skipped, FsOutcome.Skipped)]
    [InlineData(FsRunConclusion.Cancelled, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.Neutral, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.Stale, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.ActionRequired, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.None, FsOutcome.Inconclusive)]
    public void A_check_of_the_same_files_counts_by_its_conclusion(FsRunConclusion conclusion, FsOutcome outcome)
    {
        FsCommitCheck check = Decide(Check(conclusion));

        bool passed = outcome == FsOutcome.Passed;
        Assert.Equal((outcome, FsScope.Full), (check.Outcome, check.Scope));
        Assert.Equal(passed ? CommitChecksTexts.Green.With("01234567") : CommitChecksTexts.NotGreen.With(conclusion, "01234567"), check.Summary);
        Assert.Equal(passed ? (null, null) : (CommitChecksTexts.NotGreenRemedy, "Get-FsCommitCheck 01234567"), (check.Remedy, check.NextCommand));
    }

    [Theory]
    [InlineData(FsRunConclusion.Success)]
    [InlineData(FsRunConclusion.Failure)]
    public void A_check_of_other_files_says_nothing_green_or_red(FsRunConclusion conclusion)
    {
        FsCommitCheck check = Check(conclusion);
        check.IsSameTree = false;

        Decide(check);

        Assert.Equal((FsOutcome.Inconclusive, CommitChecksTexts.OtherTree.With(conclusion, "01234567"), CommitChecksTexts.OtherTreeRemedy), (check.Outcome, check.Summary, check.Remedy));
        Assert.Equal("Get-FsCommitCheck 01234567", check.NextCommand);
    }

    [Fact]
    public void A_check_that_never_ran_says_nothing()
    {
        FsCommitCheck check = Check(FsRunConclusion.Success);
        check.CheckedCommit = null;

        Decide(check);

        Assert.Equal((FsOutcome.Inconclusive, CommitChecksTexts.NotRun.With("01234567"), CommitChecksTexts.NotRunRemedy), (check.Outcome, check.Summary, check.Remedy));
    }

    [Fact]
    public void A_check_that_is_not_over_says_nothing_yet()
    {
        FsCommitCheck check = Check(FsRunConclusion.Success);
        check.Status = FsRunStatus.InProgress;

        Decide(check);

        Assert.Equal((FsOutcome.Inconclusive, CommitChecksTexts.NotOver.With(FsRunStatus.InProgress), CommitChecksTexts.NotOverRemedy), (check.Outcome, check.Summary, check.Remedy));
    }

    [Fact]
    public void A_check_links_to_its_page_where_it_has_one()
    {
        Uri page = new("https://github.com/acme/shop/runs/1");
        FsCommitCheck with = Check(FsRunConclusion.Success);
        with.Url = page;

        Assert.Equal([page], Decide(with).Links);
        Assert.Empty(Decide(Check(FsRunConclusion.Success)).Links);
    }

    [Theory]
    [InlineData("01234567", "01234567")]
    [InlineData("012345678", "01234567")]
    [InlineData("0123", "0123")]
    public void Commits_are_told_by_their_first_eight_digits(string commit, string told)
    {
        FsCommitCheck check = Check(FsRunConclusion.Success);
        check.Commit = commit;

        Assert.Equal(CommitChecksTexts.Green.With(told), Decide(check).Summary);
    }

    [Fact]
    public void A_suite_whose_checks_are_all_green_passes()
    {
        FsCommitCheck check = Decided("unit (1)", FsRunConclusion.Success);
        FsCommitSuite suite = Decide(["unit*", "more"], [check], [check, Decided("more", FsRunConclusion.Success)]);

        Assert.Equal((FsOutcome.Passed, FsScope.Full), (suite.Outcome, suite.Scope));
        Assert.Equal(["unit (1)", "more"], suite.Checks);
        Assert.Equal(CommitChecksTexts.SuiteGreen.With("unit tests", "01234567", "unit (1), more"), suite.Summary);
        Assert.Equal((null, null), (suite.Remedy, suite.NextCommand));
    }

    [Theory]
    [InlineData(FsRunConclusion.Failure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Skipped, FsOutcome.Skipped)]
    [InlineData(FsRunConclusion.Cancelled, FsOutcome.Inconclusive)]
    public void One_check_that_is_not_green_decides_its_suite_and_is_named(FsRunConclusion conclusion, FsOutcome outcome)
    {
        FsCommitCheck worst = Decided("slow", conclusion);
        FsCommitSuite suite = Decide(["*"], [Decided("fast", FsRunConclusion.Success), worst]);

        Assert.Equal((outcome, worst.Remedy, "Invoke-FsTest 'unit tests'"), (suite.Outcome, suite.Remedy, suite.NextCommand));
        Assert.Equal(CommitChecksTexts.SuiteNotGreen.With("unit tests", "01234567", "slow", worst.Summary.TrimEnd('.')), suite.Summary);
    }

    [Fact]
    public void A_suite_one_of_whose_checks_is_absent_is_no_pass()
    {
        FsCommitSuite suite = Decide(["unit", "slow", "e2e"], [Decided("unit", FsRunConclusion.Success)], [], []);

        Assert.Equal((FsOutcome.Inconclusive, CommitChecksTexts.NotRunRemedy, "Invoke-FsTest 'unit tests'"), (suite.Outcome, suite.Remedy, suite.NextCommand));
        Assert.Equal(CommitChecksTexts.SuiteAbsent.With("unit tests", "01234567", "slow, e2e"), suite.Summary);
    }

    [Fact]
    public void A_failed_check_is_told_although_another_is_absent()
    {
        FsCommitSuite suite = Decide(["unit", "slow"], [Decided("other", FsRunConclusion.Success), Decided("unit", FsRunConclusion.Failure)], []);

        Assert.Equal(FsOutcome.Failed, suite.Outcome);
        Assert.Contains("unit", suite.Summary, StringComparison.Ordinal);
        Assert.StartsWith(CommitChecksTexts.SuiteNotGreen.With("unit tests", "01234567", "unit", string.Empty)[..20], suite.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_that_no_check_stands_for_is_no_pass()
    {
        FsCommitSuite suite = Decide([]);

        Assert.Equal((FsOutcome.Inconclusive, "Invoke-FsTest 'unit tests'"), (suite.Outcome, suite.NextCommand));
        Assert.Equal((CommitChecksTexts.SuiteUnmapped.With("unit tests"), CommitChecksTexts.SuiteUnmappedRemedy.With("unit tests")), (suite.Summary, suite.Remedy));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "github-actions", false)]
    [InlineData("jenkins", "github-actions", false)]
    public void A_suite_says_when_commit_statuses_alone_call_it_green(string? first, string? second, bool isTold)
    {
        FsCommitCheck[] checks = [Decided("unit", FsRunConclusion.Success), Decided("lint", FsRunConclusion.Success)];
        (checks[0].App, checks[1].App) = (first, second);

        FsCommitSuite suite = Decide(["*"], checks);

        Assert.Equal(FsOutcome.Passed, suite.Outcome);
        Assert.Equal(isTold, suite.Summary.Contains("can post them", StringComparison.Ordinal));
    }

    private static FsCommitCheck Check(FsRunConclusion conclusion) =>
        new() { Name = "unit", App = "github-actions", Commit = Commit, CheckedCommit = Commit, IsSameTree = true, Status = FsRunStatus.Completed, Conclusion = conclusion };

    private static FsCommitCheck Decided(string name, FsRunConclusion conclusion)
    {
        FsCommitCheck check = Check(conclusion);
        check.Name = name;
        return Decide(check);
    }

    private static FsCommitCheck Decide(FsCommitCheck check)
    {
        CommitCheckVerdict.Decide(check);
        return check;
    }

    private static FsCommitSuite Decide(string[] patterns, params IReadOnlyList<FsCommitCheck>[] matched)
    {
        FsCommitSuite suite = new() { Suite = "unit tests", Commit = Commit };
        CommitCheckVerdict.Decide(suite, patterns, matched, byOtherApp: []);
        return suite;
    }
}
