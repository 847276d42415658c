using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Results;

public sealed class OutcomeRankingTests
{
    [Theory]
    [InlineData(FsOutcome.Inconclusive)]
    [InlineData(FsOutcome.Passed, FsOutcome.Passed, FsOutcome.Passed)]
    [InlineData(FsOutcome.Warning, FsOutcome.Passed, FsOutcome.Warning)]
    [InlineData(FsOutcome.Skipped, FsOutcome.Skipped, FsOutcome.Passed)]
    [InlineData(FsOutcome.Inconclusive, FsOutcome.Passed, FsOutcome.Inconclusive, FsOutcome.Skipped)]
    [InlineData(FsOutcome.Failed, FsOutcome.Inconclusive, FsOutcome.Failed, FsOutcome.Passed)]
    [InlineData((FsOutcome)99, FsOutcome.Passed, (FsOutcome)99)]
    public void The_worst_of_several_is_the_verdict_of_all_and_of_nothing_there_is_none(FsOutcome worst, params FsOutcome[] outcomes) =>
        Assert.Equal(worst, OutcomeRanking.Worst(outcomes));

    [Fact]
    public void A_result_nobody_decided_is_neither_passed_nor_whole()
    {
        FsResult result = new();

        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (result.Outcome, result.Scope));
    }
}
