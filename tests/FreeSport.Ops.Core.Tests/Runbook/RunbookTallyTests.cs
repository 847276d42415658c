using FreeSport.Ops.Core.Runbook;

namespace FreeSport.Ops.Core.Tests.Runbook;

/// <summary>What results come to.</summary>
public sealed class RunbookTallyTests
{
    private readonly RecordingHost _host = new();
    private readonly RunbookTally _tally;

    public RunbookTallyTests() => _tally = new RunbookTally(_host);

    [Fact]
    public void Of_nothing_comes_nothing_green()
    {
        FsRunbookSummary none = _tally.Sum();

        Assert.Equal((FsOutcome.Inconclusive, 0, 0), (none.Outcome, none.PassedCount, none.Causes.Length));
        Assert.Empty(none.NextCommands);
    }

    [Theory]
    [InlineData(FsOutcome.Passed, FsOutcome.Passed, FsOutcome.Skipped)]
    [InlineData(FsOutcome.Inconclusive, FsOutcome.Skipped, FsOutcome.Skipped)]
    [InlineData(FsOutcome.Warning, FsOutcome.Warning, FsOutcome.Passed)]
    [InlineData(FsOutcome.Inconclusive, FsOutcome.Passed, FsOutcome.Inconclusive)]
    [InlineData(FsOutcome.Failed, FsOutcome.Failed, FsOutcome.Inconclusive)]
    public void The_worst_result_that_applies_is_the_outcome(FsOutcome expected, FsOutcome one, FsOutcome other)
    {
        Add("a", one);
        Add("b", other);

        Assert.Equal(expected, _tally.Sum().Outcome);
    }

    [Fact]
    public void Every_result_is_counted_once_and_handed_on_and_what_is_no_result_is_not()
    {
        foreach (FsOutcome outcome in Enum.GetValues<FsOutcome>())
        {
            for (int i = 0; i <= (int)outcome; i++)
            {
                Add("x", outcome);
            }
        }

        _tally.WriteResult(true);
        FsRunbookSummary sum = _tally.Sum();

        Assert.Equal(
            [(int)FsOutcome.Passed + 1, (int)FsOutcome.Warning + 1, (int)FsOutcome.Failed + 1, (int)FsOutcome.Inconclusive + 1, (int)FsOutcome.Skipped + 1],
            [sum.PassedCount, sum.WarningCount, sum.FailedCount, sum.InconclusiveCount, sum.SkippedCount]);
        Assert.Equal(sum.PassedCount + sum.WarningCount + sum.FailedCount + sum.InconclusiveCount + sum.SkippedCount + 1, _host.Results.Count);
    }

    [Fact]
    public void Results_that_wait_for_the_same_are_told_once_with_the_command_of_the_first_that_has_one()
    {
        Add("docker", FsOutcome.Failed, "docker.engine", "start docker");
        Add("unit", FsOutcome.Inconclusive, "git.remote");
        Add("remote", FsOutcome.Failed, "git.remote", "add remote");
        Add("unit", FsOutcome.Inconclusive, "git.remote", "ask again");
        Add("lint", FsOutcome.Failed, next: "show findings");
        FsRunbookSummary sum = _tally.Sum();

        Assert.Equal(["git.remote", "docker.engine"], sum.Causes.Select(static c => c.Key));
        FsRunbookCause remote = sum.Causes[0];
        Assert.Equal((3, FsOutcome.Failed, "add remote", "the repository has no git remote"), (remote.ResultCount, remote.Outcome, remote.NextCommand, remote.Title));
        Assert.Equal(["unit", "remote"], remote.Subjects);
        Assert.Equal(["add remote", "start docker", "show findings"], sum.NextCommands);
        Assert.Equal([true, true, true, true, false], _host.Results.Cast<FsResult>().Select(static r => r.Folded));
    }

    [Fact]
    public void Commands_of_causes_come_first_and_then_those_of_results_of_their_own_worst_first()
    {
        for (int i = 0; i < 9; i++)
        {
            Add("a", FsOutcome.Failed, "registry.network/" + i, "cause " + i);
            Add("b", FsOutcome.Warning, next: "warning " + i);
            Add("c", FsOutcome.Passed, next: "passed " + i);
        }

        Add("d", FsOutcome.Inconclusive, next: "inconclusive");
        Add("e", FsOutcome.Failed, next: "failed");

        Assert.Equal(
            [.. Enumerable.Range(0, 9).Select(static i => "cause " + i), "failed", "inconclusive", .. Enumerable.Range(0, 9).Select(static i => "warning " + i)],
            _tally.Sum().NextCommands);
    }

    private void Add(string subject, FsOutcome outcome, string? cause = null, string? next = null) =>
        _tally.WriteResult(new FsResult { Subject = subject, Outcome = outcome, Cause = cause, NextCommand = next });
}
