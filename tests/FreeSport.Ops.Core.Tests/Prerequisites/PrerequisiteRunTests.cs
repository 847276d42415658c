using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>Many checks at once: none is lost, and what is wrong is told before what is not known.</summary>
public sealed class PrerequisiteRunTests
{
    [Fact]
    public async Task Each_check_ends_with_one_result_also_one_that_breaks()
    {
        IReadOnlyList<FsResult> results = await RunAsync(
            4,
            Check("passes", FsOutcome.Passed),
            new("throws", static _ => throw new InvalidOperationException("out of order")),
            new("is stopped by itself", static _ => throw new OperationCanceledException()),
            new("fails", static _ => throw new OpsException(new OpsFailure("Some", FailureKind.ReadError, "cannot read", "repair it"))));

        Assert.Equal(["fails", "is stopped by itself", "passes", "throws"], results.Select(static r => r.Subject).Order(StringComparer.Ordinal));
        FsResult thrown = results.Single(static r => r.Subject == "throws");
        Assert.Equal(FsOutcome.Inconclusive, thrown.Outcome);
        Assert.Contains("out of order", thrown.Summary, StringComparison.Ordinal);
        Assert.Equal(("cannot read", "repair it"), results.Where(static r => r.Subject == "fails").Select(static r => (r.Summary, r.Remedy!)).Single());
        Assert.All(results.Where(static r => r.Outcome == FsOutcome.Inconclusive), static r => Assert.NotNull(r.NextCommand));
    }

    [Fact]
    public async Task What_is_wrong_comes_first_and_then_what_others_rest_on()
    {
        IReadOnlyList<FsResult> results = await RunAsync(
            4,
            Check("git", FsOutcome.Passed),
            Check("proxy", FsOutcome.Warning),
            Check("vpn", FsOutcome.Failed),
            Check("registry", FsOutcome.Inconclusive),
            Check("server", FsOutcome.Failed));

        Assert.Equal(["vpn", "server", "registry", "proxy", "git"], results.Select(static r => r.Subject));
        Assert.Equal("Put right first: vpn. connect it", PrerequisiteRun.FixFirst(results));
    }

    [Fact]
    public async Task Where_all_is_well_nothing_is_to_be_put_right() =>
        Assert.Null(PrerequisiteRun.FixFirst(await RunAsync(1, Check("git", FsOutcome.Passed))));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_run_at_once_than_asked_for(int limit)
    {
        int running = 0;
        int most = 0;
        object gate = new();
        PrerequisiteCheck[] checks = [.. Enumerable.Range(0, 20).Select(i => new PrerequisiteCheck("check " + i, async _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
            }

            await Task.Yield();
            lock (gate)
            {
                running--;
            }

            return new FsResult { Outcome = FsOutcome.Passed };
        }))];

        Assert.Equal(20, (await RunAsync(limit, checks)).Count);
        Assert.InRange(most, 1, limit);
    }

    [Fact]
    public async Task A_person_who_stops_it_is_obeyed()
    {
        using CancellationTokenSource stop = new();
        PrerequisiteCheck hangs = new("hangs", async token =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return new FsResult();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PrerequisiteRun(new RecordingHost(), 1).RunAsync([hangs], stop.Token));
    }

    private static PrerequisiteCheck Check(string subject, FsOutcome outcome) =>
        new(subject, _ => Task.FromResult(new FsResult { Subject = subject, Outcome = outcome, NextCommand = "connect it" }));

    private static Task<IReadOnlyList<FsResult>> RunAsync(int limit, params PrerequisiteCheck[] checks) =>
        new PrerequisiteRun(new RecordingHost(), limit).RunAsync(checks, Cancel.Token);
}
