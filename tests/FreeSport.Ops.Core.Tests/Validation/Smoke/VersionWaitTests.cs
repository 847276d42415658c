using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>A 200 of the old container is not a pass.</summary>
public sealed class VersionWaitTests
{
    private const string Old = "1111111111111111111111111111111111111111";
    private const string New = "4f0c1d2e3b4a59687786950413223140deadbeef";

    private static SmokeCheckDefinition Versioned(string address) => SmokeAsking.Check(address) with { Version = new SmokeVersionDefinition { Header = "X-Version" } };

    [Fact]
    public async Task The_new_version_is_waited_for_through_the_trouble_of_a_rollout()
    {
        int asked = 0;
        using UnkindWebServer server = new(_ => Interlocked.Increment(ref asked) switch
        {
            < 4 => Unkind.Reply(200, "ok", "X-Version: " + Old),
            4 => Unkind.Reply(502),
            5 => Unkind.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"),
            _ => Unkind.Reply(200, "ok", "X-Version: " + New),
        });

        FsSmokeTest test = await new SmokeAsking().AskAsync(Versioned(server.Address), New);

        Assert.Equal((FsOutcome.Passed, 6), (test.Outcome, test.Attempts));
        Assert.Equal((New, New), (test.Version, test.ExpectedVersion));
    }

    [Fact]
    public async Task The_old_version_fails_at_the_deadline_whatever_its_status()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200, "ok", "X-Version: " + Old));
        SmokeAsking asking = new() { Options = SmokeAsking.Quick with { Deadline = TimeSpan.FromMilliseconds(200) } };

        FsSmokeTest test = await asking.AskAsync(Versioned(server.Address), New);

        Assert.Equal((FsOutcome.Failed, (int?)200, Old), (test.Outcome, test.HttpStatus, test.Version));
        Assert.True(test.Attempts > 2);
        FsSmokeExpectation wrong = test.Expectations.Single(static e => e.Outcome == FsOutcome.Failed);
        Assert.Equal(("version", New, Old), (wrong.Name, wrong.Expected, wrong.Actual));
    }

    [Fact]
    public async Task One_old_answer_among_new_ones_fails_the_measuring()
    {
        int asked = 0;
        using UnkindWebServer server = new(_ => Unkind.Reply(200, "ok", "X-Version: " + (Interlocked.Increment(ref asked) == 7 ? Old : New)));
        SmokeAsking asking = new() { Options = SmokeAsking.Quick with { Repeat = 10 } };

        FsSmokeTest test = await asking.AskAsync(Versioned(server.Address), New);

        Assert.Equal(FsOutcome.Failed, test.Outcome);
        Assert.StartsWith("1 of 10 answers were wrong", test.Summary, StringComparison.Ordinal);
        Assert.Equal((10, 1), (test.Percentiles?.AnswerCount, test.Percentiles?.FailedCount));
    }

    [Fact]
    public async Task Without_a_version_to_expect_the_one_that_answers_is_told_and_warned_of()
    {
        using UnkindWebServer server = new(static _ => Unkind.Reply(200, "ok", "X-Version: " + Old));

        FsSmokeTest test = await new SmokeAsking().AskAsync(Versioned(server.Address));

        Assert.Equal((FsOutcome.Warning, Old), (test.Outcome, test.Version));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using CancellationTokenSource stop = new();
        SmokeRun run = new(static (_, _, _) => Task.FromResult(SmokeLook.Of(FsSmokeTrouble.Refused, "no", "none")), SmokeAsking.Quick with { Retries = 100 }, (_, token) =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(new PlannedCheck(SmokeAsking.Check("http://localhost/"), null, null), stop.Token));
    }

    [Fact]
    public async Task What_passes_only_when_asked_again_is_a_warning()
    {
        int asked = 0;
        using UnkindWebServer server = new(_ => Interlocked.Increment(ref asked) == 1 ? Unkind.Reply(503) : Unkind.Reply(200));
        SmokeAsking asking = new() { Options = SmokeAsking.Quick with { Retries = 2 } };

        FsSmokeTest test = await asking.AskAsync(server.Address);

        Assert.Equal((FsOutcome.Warning, 2), (test.Outcome, test.Attempts));
        Assert.Equal("It passed only when asked 2 times; first: Not as expected: status.", Assert.Single(test.Notes));
    }

    [Fact]
    public async Task Health_that_flaps_fails_and_steady_health_has_percentiles()
    {
        int asked = 0;
        using UnkindWebServer flapping = new(_ => Interlocked.Increment(ref asked) % 2 == 1 ? Unkind.Reply(200) : Unkind.Reply(503));
        using UnkindWebServer steady = new(static _ => Unkind.Reply(200));
        SmokeAsking asking = new() { Options = SmokeAsking.Quick with { Repeat = 20 } };

        FsSmokeTest flaps = await asking.AskAsync(flapping.Address);
        FsSmokeTest stays = await asking.AskAsync(steady.Address, new SmokeExpectationDefinition { MaxLatency = TimeSpan.FromSeconds(20) });

        Assert.Equal((FsOutcome.Failed, (int?)503), (flaps.Outcome, flaps.HttpStatus));
        Assert.Equal((FsOutcome.Passed, 20), (stays.Outcome, stays.Percentiles?.AnswerCount));
        Assert.True(stays.Percentiles!.P50 <= stays.Percentiles.P95 && stays.Percentiles.P95 <= stays.Percentiles.Max);
    }

    [Fact]
    public async Task Whoever_asks_to_be_left_alone_is()
    {
        List<TimeSpan> pauses = [];
        SmokeLook busy = new() { Status = 429, RetryAfter = TimeSpan.FromSeconds(7), Expectations = [new FsSmokeExpectation { Name = "status", Outcome = FsOutcome.Failed }] };
        SmokeRun run = new((_, _, _) => Task.FromResult(busy), SmokeAsking.Quick with { Retries = 2 }, (pause, _) =>
        {
            pauses.Add(pause);
            return Task.CompletedTask;
        });

        await run.RunAsync(new PlannedCheck(SmokeAsking.Check("http://localhost/"), null, null), Cancel.Token);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], pauses);
    }
}
