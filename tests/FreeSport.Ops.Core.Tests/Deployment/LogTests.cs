using System.Text;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Logs;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Lines of a job's log: their time, kind and step, and a stream that is long, broken or hostile.</summary>
public sealed class LogTests
{
    private static readonly DateTime Noon = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly RecordingHost _host = new();

    [Theory]
    [InlineData("2026-11-24T12:00:00.1234567Z hello", FsDeploymentLogLevel.Output, "hello")]
    [InlineData("\uFEFF2026-11-24T12:00:00.1234567Z hello", FsDeploymentLogLevel.Output, "hello")]
    [InlineData("2026-11-24T12:00:00Z   indented", FsDeploymentLogLevel.Output, "  indented")]
    [InlineData("2026-11-24T12:00:00.1234567Z ", FsDeploymentLogLevel.Output, "")]
    [InlineData("2026-11-24T12:00:00.1Z ##[group]Run actions/checkout@v7", FsDeploymentLogLevel.Group, "Run actions/checkout@v7")]
    [InlineData("2026-11-24T12:00:00.1Z ##[error]Process completed with exit code 1.", FsDeploymentLogLevel.Error, "Process completed with exit code 1.")]
    [InlineData("2026-11-24T12:00:00.1Z ##[warning]old", FsDeploymentLogLevel.Warning, "old")]
    [InlineData("2026-11-24T12:00:00.1Z ##[notice]note", FsDeploymentLogLevel.Notice, "note")]
    [InlineData("2026-11-24T12:00:00.1Z ##[debug]bit", FsDeploymentLogLevel.Debug, "bit")]
    [InlineData("2026-11-24T12:00:00.1Z ##[command]/usr/bin/git version", FsDeploymentLogLevel.Command, "/usr/bin/git version")]
    [InlineData("2026-11-24T12:00:00.1Z [command]/usr/bin/git version", FsDeploymentLogLevel.Command, "/usr/bin/git version")]
    [InlineData("2026-11-24T12:00:00.1Z \u001b[36;1mecho hi\u001b[0m", FsDeploymentLogLevel.Command, "echo hi")]
    [InlineData("2026-11-24T12:00:00.1Z \u001b[31mred\u001b[0m and \u001b]8;;http://x\u0007link\u0007\u0008!", FsDeploymentLogLevel.Output, "red and link!")]
    [InlineData("2026-11-24T12:00:00.1Z a\tb ✅ Деплой", FsDeploymentLogLevel.Output, "a\tb ✅ Деплой")]
    public void A_line_says_when_and_what(string raw, FsDeploymentLogLevel level, string text)
    {
        LogLine line = LogLineParser.Parse(raw)!;

        Assert.Equal((level, text), (line.Level, line.Text));
        Assert.Equal(Noon, line.At!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(DateTimeKind.Utc, line.At.Value.Kind);
    }

    [Theory]
    [InlineData("no time at all")]
    [InlineData("2026-99-99T12:00:00Z no such day")]
    [InlineData("Z")]
    [InlineData("")]
    public void A_line_without_a_time_has_none(string raw)
    {
        LogLine line = LogLineParser.Parse(raw)!;

        Assert.Null(line.At);
        Assert.Equal(raw, line.Text);
    }

    [Fact]
    public void The_end_of_a_group_is_no_line() => Assert.Null(LogLineParser.Parse("2026-11-24T12:00:00.1Z ##[endgroup]"));

    [Fact]
    public void Steps_are_found_by_time_and_within_a_second_by_the_runners_first_line()
    {
        StepFinder steps = new(
        [
            Step(1, "Set up job", 0, 1),
            Step(2, "Checkout code", 1, 1),
            Step(3, "Build", 1, 5),
            Step(4, "Skipped", 5, 5, FsRunConclusion.Skipped),
            Step(5, "Post Checkout code", 5, 5),
            Step(6, "Complete job", 5, 5),
        ]);

        string[] found = [.. new (double At, string Text)[]
        {
            (0.1, "Current runner version"),
            (1.1, "Complete job name: build"),
            (1.2, "##[group]Run actions/checkout@v7"),
            (1.3, "Syncing repository"),
            (1.4, "##[group]Run docker build ."),
            (1.5, "step 1/9"),
            (4.9, "##[group]Run an inner step of a composite action"),
            (5.2, "built"),
            (5.3, "Post job cleanup."),
            (5.4, "Cleaning up orphan processes"),
        }.Select(l => steps.Of(LogLineParser.Parse(Raw(l.At, l.Text))!)!.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))];

        Assert.Equal("1 1 2 2 3 3 3 3 5 6", string.Join(' ', found));
    }

    [Fact]
    public void A_long_gap_leads_over_several_steps()
    {
        StepFinder steps = new([Step(1, "a", 0, 1), Step(2, "b", 1, 2), Step(3, "c", 10, 20)]);

        Assert.Equal(3, steps.Of(new LogLine(Noon.AddSeconds(15), FsDeploymentLogLevel.Output, "late"))!.Number);
        Assert.Null(new StepFinder([]).Of(new LogLine(Noon, FsDeploymentLogLevel.Output, "x")));
    }

    [Fact]
    public async Task Lines_are_split_at_every_kind_of_end_across_every_boundary_of_the_stream()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("один\r\nдва\n10%\r20%\r\n\nlast");
        using Stream stream = new DripStream(bytes);

        Assert.Equal(["один", "два", "10%", "20%", "", "last"], await AllAsync(stream));
    }

    [Fact]
    public async Task A_megabyte_without_a_line_end_is_cut_not_kept()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(new string('x', 1_000_000) + "\nnext"));

        string[] lines = await AllAsync(stream);

        Assert.Equal(2, lines.Length);
        Assert.InRange(lines[0].Length, BoundedLineReader.LongestLine, BoundedLineReader.LongestLine + 60);
        Assert.Contains((1_000_000 - BoundedLineReader.LongestLine).ToString(System.Globalization.CultureInfo.InvariantCulture), lines[0], StringComparison.Ordinal);
        Assert.Equal("next", lines[1]);
    }

    [Fact]
    public async Task A_stream_that_brings_nothing_is_given_up()
    {
        using HangingStream stream = new();

        await Assert.ThrowsAsync<TimeoutException>(() => new BoundedLineReader(stream, TimeSpan.FromMilliseconds(20)).ReadAsync(Cancel.Token));
    }

    [Fact]
    public async Task A_log_that_breaks_off_is_read_on_where_it_broke()
    {
        int opened = 0;
        JobLogReader reader = Reader((_, _) => Task.FromResult<Stream>(new BreakingStream(Encoding.UTF8.GetBytes("one\ntwo\nthree\nfour\n"), opened++ switch { 0 => 6, 1 => 12, _ => int.MaxValue })));

        Assert.Equal(["one", "two", "three", "four"], await TextsAsync(reader, new LogSelection()));
        Assert.Equal(3, opened);
    }

    [Fact]
    public async Task A_log_that_always_breaks_off_is_an_error_that_says_how_far_it_came()
    {
        JobLogReader reader = Reader((_, _) => Task.FromResult<Stream>(new BreakingStream(Encoding.UTF8.GetBytes("one\ntwo\n"), 5)));

        OpsException broken = await Assert.ThrowsAsync<OpsException>(() => TextsAsync(reader, new LogSelection()));

        Assert.Equal("DeploymentLogBrokeOff", broken.Failure.ErrorId);
        Assert.Contains("Get-FsDeploymentLog -RunId 7 -Job build", broken.Failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GitHubNotFound", "DeploymentLogMissing")]
    [InlineData("GitHubGone", "DeploymentLogExpired")]
    [InlineData("GitHubForbidden", "GitHubForbidden")]
    public async Task Why_there_is_no_log_is_said(string said, string told)
    {
        JobLogReader reader = Reader((_, _) => throw new OpsException(new OpsFailure(said, FailureKind.ObjectNotFound, "m", "r")));

        Assert.Equal(told, (await Assert.ThrowsAsync<OpsException>(() => TextsAsync(reader, new LogSelection()))).Failure.ErrorId);
    }

    [Fact]
    public async Task Only_what_failed_and_only_its_end()
    {
        string log = string.Join('\n', Enumerable.Range(0, 50).Select(i => Raw(i / 10.0, "good " + i)).Concat(Enumerable.Range(0, 50).Select(i => Raw(6 + (i / 10.0), "bad " + i))));
        FsDeploymentJob job = Job(Step(1, "fine", 0, 5), Step(2, "broken", 5, 20, FsRunConclusion.Failure));
        JobLogReader reader = Reader((_, _) => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(log))));

        Assert.Equal(["bad 48", "bad 49"], await TextsAsync(reader, new LogSelection { OnlyFailed = true, Tail = 2 }, job));
        Assert.Equal(50, (await TextsAsync(reader, new LogSelection { OnlyFailed = true }, job)).Length);
        Assert.Equal(50, (await TextsAsync(reader, new LogSelection { Step = static s => s == "1" }, job)).Length);
        Assert.Equal(50, (await TextsAsync(reader, new LogSelection { Step = static s => s == "broken" }, job)).Length);
    }

    private static FsDeploymentStep Step(int number, string name, int start, int end, FsRunConclusion conclusion = FsRunConclusion.Success) => new()
    {
        Number = number,
        Name = name,
        Status = FsRunStatus.Completed,
        Conclusion = conclusion,
        StartedAt = Noon.AddSeconds(start),
        CompletedAt = Noon.AddSeconds(end),
    };

    private static FsDeploymentJob Job(params FsDeploymentStep[] steps) => new() { JobId = 1, Name = "build", Status = FsRunStatus.Completed, Conclusion = FsRunConclusion.Failure, Steps = steps };

    private static string Raw(double seconds, string text) => Noon.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture) + " " + text;

    private JobLogReader Reader(Func<FsDeploymentJob, CancellationToken, Task<Stream>> open) => new(open, _host, new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask });

    private static async Task<string[]> TextsAsync(JobLogReader reader, LogSelection selection, FsDeploymentJob? job = null)
    {
        List<string> texts = [];
        await reader.ReadAsync(
            7,
            job ?? Job(),
            selection,
            line =>
            {
                texts.Add(line.Text);
                return Task.CompletedTask;
            },
            Cancel.Token);
        return [.. texts];
    }

    private static async Task<string[]> AllAsync(Stream stream)
    {
        BoundedLineReader reader = new(stream, TimeSpan.FromMinutes(1));
        List<string> lines = [];
        while (await reader.ReadAsync(Cancel.Token) is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    /// <summary>Gives one byte at a time.</summary>
    private sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }

    /// <summary>Breaks off after some bytes.</summary>
    private sealed class BreakingStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Position >= most
            ? throw new IOException("Connection reset by peer")
            : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, most - Position)], cancellationToken);
    }

    /// <summary>Never answers.</summary>
    private sealed class HangingStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
