using System.IO.Compression;
using System.Text;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Regression;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

public sealed class RegressionServiceTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Change = Now.AddMinutes(-30);

    private readonly TestRepository _repository = TestRepository.Create("shop");

    public RegressionServiceTests() => _repository.Commit("first");

    [Fact]
    public async Task An_error_that_was_not_there_before_fails_the_change_and_is_recorded()
    {
        FsRegression verdict = await OfLogAsync("""
            2026-11-26T09:00:00Z ERROR Order 1 has no price
            2026-11-26T10:40:00Z ERROR Order 2 has no price
            2026-11-26T10:41:00Z ERROR Stock of item 7 is negative
            2026-11-26T10:42:00Z ERROR Stock of item 9 is negative

            """);

        Assert.Equal(FsOutcome.Failed, verdict.Outcome);
        FsRegressionReason reason = Assert.Single(verdict.Reasons);
        Assert.Equal((FsRegressionKind.NewError, 0L, 2L), (reason.Kind, reason.Before, reason.After));
        Assert.Contains("Stock of item # is negative", reason.Text, StringComparison.Ordinal);
        Assert.NotNull(verdict.EvidenceId);
        Assert.Equal(["ERROR Stock of item # is negative", "ERROR Order # has no price"], verdict.Signatures.Select(static s => s.Template));
    }

    [Fact]
    public async Task A_change_after_which_only_known_errors_are_logged_passes()
    {
        FsRegression verdict = await OfLogAsync("""
            2026-11-26T09:00:00Z ERROR Order 1 has no price
            2026-11-26T10:40:00Z ERROR Order 2 has no price
            2026-11-26T10:59:00Z INFO fine

            """);

        Assert.Equal((FsOutcome.Passed, FsScope.Full), (verdict.Outcome, verdict.Scope));
        Assert.Empty(verdict.Reasons);
    }

    [Fact]
    public async Task An_error_that_is_logged_much_more_often_is_a_warning()
    {
        StringBuilder log = new("2026-11-26T09:00:00Z ERROR Order 1 has no price\n");
        for (int i = 0; i < 10; i++)
        {
            log.Append("2026-11-26T10:40:00Z ERROR Order 2 has no price\n");
        }

        FsRegression verdict = await OfLogAsync(log.ToString());

        Assert.Equal(FsOutcome.Warning, verdict.Outcome);
        Assert.Equal(FsRegressionKind.MoreErrors, Assert.Single(verdict.Reasons).Kind);
    }

    /// <summary>A log that cannot tell is never silence.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("hello\nworld\n")]
    [InlineData("ERROR without a time\n")]
    [InlineData("2026-11-26T09:00:00Z INFO the log broke off before the change\n")]
    [InlineData("2026-11-26T10:40:00Z INFO the log begins after the change\n2026-11-26T10:41:00Z ERROR new or not\n")]
    [InlineData("2026-11-26T09:00:00Z INFO ahead\n2026-11-26T14:00:00Z INFO its clock is ahead\n")]
    public async Task A_log_that_cannot_tell_is_no_pass(string log)
    {
        FsRegression verdict = await OfLogAsync(log);

        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (verdict.Outcome, verdict.Scope));
        Assert.Equal(FsRegressionKind.NotLooked, Assert.Single(verdict.Reasons).Kind);
    }

    [Fact]
    public async Task A_log_that_is_missing_or_a_folder_is_no_pass()
    {
        FsRegression verdict = await RunAsync(new RegressionOptions(Change) { Logs = [Path.Combine(_repository.Path, "gone.log")] });

        Assert.Equal(FsOutcome.Inconclusive, verdict.Outcome);
    }

    [Fact]
    public async Task Nothing_to_look_at_is_no_pass() => Assert.Equal(FsOutcome.Inconclusive, (await RunAsync(new RegressionOptions(Change))).Outcome);

    [Fact]
    public async Task A_look_too_early_is_no_pass_but_a_failure_stays_one()
    {
        DateTimeOffset early = Now.AddMinutes(-2);

        FsRegression quiet = await RunAsync(Options("2026-11-26T09:00:00Z INFO fine\n2026-11-26T10:59:00Z INFO fine\n", early));
        FsRegression loud = await RunAsync(Options("2026-11-26T09:00:00Z INFO fine\n2026-11-26T10:59:00Z ERROR new\n", early));

        Assert.Equal((FsOutcome.Inconclusive, FsOutcome.Failed), (quiet.Outcome, loud.Outcome));
    }

    [Fact]
    public async Task Times_without_an_offset_are_read_with_the_one_that_is_given()
    {
        string log = "2026-11-26 12:00:00,000 INFO fine\n2026-11-26 13:59:00,000 ERROR new\n";

        Assert.Equal(FsOutcome.Inconclusive, (await RunAsync(Options(log))).Outcome);
        Assert.Equal(FsOutcome.Failed, (await RunAsync(Options(log) with { LogUtcOffset = TimeSpan.FromHours(3) })).Outcome);
    }

    [Fact]
    public async Task Logs_without_times_are_compared_with_those_of_before()
    {
        string before = Write("before.log", "ERROR known 1\n");
        string after = Write("after.log", "ERROR known 2\nERROR unheard of\n");
        string empty = Write("empty.log", string.Empty);

        FsRegression verdict = await RunAsync(new RegressionOptions(Change) { Logs = [after], BaselineLogs = [before] });

        Assert.Equal(FsOutcome.Failed, verdict.Outcome);
        Assert.Contains("unheard of", Assert.Single(verdict.Reasons).Text, StringComparison.Ordinal);
        Assert.Equal(FsOutcome.Inconclusive, (await RunAsync(new RegressionOptions(Change) { Logs = [empty], BaselineLogs = [before] })).Outcome);
    }

    [Fact]
    public async Task Rotated_and_packed_logs_are_read_together()
    {
        string packed = Path.Combine(_repository.Path, "web.log.1.gz");
        using (GZipStream gzip = new(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes("2026-11-26T09:00:00Z ERROR Order 1 has no price\n"));
        }

        FsRegression verdict = await RunAsync(new RegressionOptions(Change) { Logs = [Write("web.log", "2026-11-26T10:40:00Z ERROR Order 2 has no price\n"), packed] });

        Assert.Equal(FsOutcome.Passed, verdict.Outcome);
    }

    [Fact]
    public async Task A_result_that_was_made_by_hand_proves_nothing()
    {
        FsResult made = new() { Subject = "error-rate", Outcome = FsOutcome.Passed, EvidenceId = "01HZX", StartedAt = Now.UtcDateTime };

        FsRegression verdict = await RunAsync(new RegressionOptions(Change) { Results = [made] });

        Assert.Equal(FsOutcome.Inconclusive, verdict.Outcome);
    }

    [Fact]
    public async Task A_secret_in_a_log_is_not_told()
    {
        FsRegression verdict = await OfLogAsync("2026-11-26T09:00:00Z INFO fine\n2026-11-26T10:40:00Z ERROR cannot connect to postgres://shop:canary-7f3e9a1c@db/shop\n");

        Assert.Equal(FsOutcome.Failed, verdict.Outcome);
        Assert.DoesNotContain("canary", string.Join("\n", verdict.Reasons.Select(static r => r.Text).Concat(verdict.Signatures.Select(static s => s.Template))), StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();

    private Task<FsRegression> OfLogAsync(string log) => RunAsync(Options(log));

    private RegressionOptions Options(string log, DateTimeOffset? change = null) => new(change ?? Change) { Logs = [Write("web.log", log)] };

    private string Write(string name, string text)
    {
        string path = Path.Combine(_repository.Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<FsRegression> RunAsync(RegressionOptions options)
    {
        using OpsSession session = new(new RecordingHost(), _repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new RegressionService(session, project, new NothingRuns(), static () => Now).RunAsync(options, Cancel.Token);
    }

    private sealed class NothingRuns : IRunningInfrastructure
    {
        public Task<IReadOnlyList<FsInfrastructureSnapshot>> LookAsync(string environment, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FsInfrastructureSnapshot>>([]);
    }
}
