using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class TestRunStatesTests
{
    private static readonly FsTestCase Passed = new() { Outcome = FsOutcome.Passed };
    private static readonly FsTestCase Skipped = new() { Outcome = FsOutcome.Skipped };

    [Theory]
    [InlineData(0, FsTestRunState.Completed)]
    [InlineData(1, FsTestRunState.Completed)]
    [InlineData(2, FsTestRunState.CollectionError)]
    [InlineData(3, FsTestRunState.InternalError)]
    [InlineData(4, FsTestRunState.UsageError)]
    [InlineData(5, FsTestRunState.NoTests)]
    [InlineData(6, FsTestRunState.Completed)]
    [InlineData(137, FsTestRunState.Killed)]
    [InlineData(139, FsTestRunState.Killed)]
    [InlineData(-1073741510, FsTestRunState.Killed)]
    [InlineData(null, FsTestRunState.TimedOut)]
    public void A_whole_report_does_not_hide_how_pytest_ended(int? exitCode, FsTestRunState expected) =>
        Assert.Equal(expected, Of(exitCode, hasReport: true, [Passed]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Without_a_report_there_is_nothing_to_judge_by(int exitCode)
    {
        Assert.Equal(FsTestRunState.NoReport, Of(exitCode, hasReport: false, cases: null));
        Assert.Equal(FsTestRunState.UnreadableReport, Of(exitCode, hasReport: true, cases: null));
    }

    [Fact]
    public void A_whole_report_in_which_nothing_was_executed_is_no_test()
    {
        Assert.Equal(FsTestRunState.NoTests, Of(0, hasReport: true, []));
        Assert.Equal(FsTestRunState.NoTests, Of(0, hasReport: true, [Skipped, Skipped]));
    }

    [Fact]
    public void A_python_that_knows_no_pytest_is_told_apart_from_a_test_that_prints_these_words()
    {
        const string Words = "/p/venv/bin/python: No module named pytest\n";

        Assert.Equal(FsTestRunState.PytestMissing, Of(1, hasReport: false, cases: null, Words));
        Assert.Equal(FsTestRunState.Completed, Of(1, hasReport: true, [Passed], Words));
    }

    [Fact]
    public void Tests_are_counted_by_their_verdict()
    {
        FsTestRun run = new();

        TestRunStates.Of(run, Ended(1), hasReport: true, [Passed, Passed, Skipped, new FsTestCase { Outcome = FsOutcome.Failed }]);

        Assert.Equal((4, 2, 1, 1), (run.Total, run.PassedCount, run.FailedCount, run.SkippedCount));
    }

    private static FsTestRunState Of(int? exitCode, bool hasReport, FsTestCase[]? cases, string error = "") =>
        TestRunStates.Of(new FsTestRun(), Ended(exitCode, error), hasReport, cases);

    private static ProcessResult Ended(int? exitCode, string error = "") => new(exitCode, string.Empty, error, Truncated: false, TimeSpan.Zero);
}
