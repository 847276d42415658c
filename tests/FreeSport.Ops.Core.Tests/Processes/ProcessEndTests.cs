using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

public sealed class ProcessEndTests : IDisposable
{
    // A shell that starts a shell that starts a program; each tells its number.
    private const string Family =
        "rm -f child grandchild; sh -c 'sleep 600 & echo $! > grandchild; wait' & echo $! > child; wait";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_time_out_ends_the_whole_tree_and_is_told()
    {
        ProcessResult result;
        TimeSpan patience = TimeSpan.FromMilliseconds(500);
        do
        {
            // On a busy machine the family may not have come to be when the time was up.
            patience *= 2;
            result = await Real.Processes.RunAsync(Request(Family) with { Timeout = patience }, Cancel.Token);
        }
        while (Number("child") is null || Number("grandchild") is null);

        Assert.True(result.TimedOut);
        Assert.Null(result.ExitCode);
        Assert.False(result.Succeeded);
        await Until.GoneAsync(Number("child")!.Value);
        await Until.GoneAsync(Number("grandchild")!.Value);
    }

    [Fact]
    public async Task Cancelling_ends_the_whole_tree()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task<ProcessResult> run = Real.Processes.RunAsync(Request(Family), stop.Token);
        await Until.TrueAsync(() => Number("child") is not null && Number("grandchild") is not null, "the family came to be");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Until.GoneAsync(Number("child")!.Value);
        await Until.GoneAsync(Number("grandchild")!.Value);
    }

    [Fact]
    public async Task What_was_written_before_the_time_out_is_kept()
    {
        ProcessResult result;
        TimeSpan patience = TimeSpan.FromMilliseconds(250);
        do
        {
            patience *= 2;
            result = await Real.Processes.RunAsync(Request("echo before; sleep 600") with { Timeout = patience }, Cancel.Token);
        }
        while (result.StandardOutput.Length == 0);

        Assert.Equal("before\n", result.StandardOutput);
        Assert.True(result.TimedOut);
    }

    [Fact]
    public async Task A_program_killed_from_outside_is_told_apart_from_one_that_failed()
    {
        ProcessResult killed = await Real.Processes.RunAsync(Request("kill -9 $$"), Cancel.Token);
        ProcessResult failed = await Real.Processes.RunAsync(Request("exit 3"), Cancel.Token);

        Assert.Equal(137, killed.ExitCode);
        Assert.True(killed.WasKilled);
        Assert.False(killed.TimedOut);
        Assert.Equal(3, failed.ExitCode);
        Assert.False(failed.WasKilled);
        Assert.False(failed.Succeeded);
    }

    [Theory]
    [InlineData("sleep 600 & echo $! > orphan; echo answer")]
    [InlineData("setsid sh -c 'echo $$ > orphan; exec sleep 600' & while [ ! -s orphan ]; do sleep 0.1; done; echo answer")]
    [InlineData("(trap '' TERM HUP INT; exec sleep 600) & echo $! > orphan; echo answer")]
    [InlineData("sleep 600 1>/dev/null & echo $! > orphan; echo answer")]
    public async Task A_program_that_has_ended_is_not_waited_for_because_what_it_left_behind_holds_its_output(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells who holds a pipe.");

        ProcessResult result = await Real.Processes.RunAsync(Request(script + "; exit 3") with { Timeout = TimeSpan.FromMinutes(5) }, Cancel.Token);

        Assert.Equal((3, "answer\n"), (result.ExitCode, result.StandardOutput));
        Assert.False(result.TimedOut);
        await Until.GoneAsync(Number("orphan")!.Value);
    }

    [Fact]
    public async Task What_is_left_behind_and_holds_nothing_is_left_alone()
    {
        ProcessResult result = await Real.Processes.RunAsync(Request("sleep 600 > /dev/null 2>&1 & echo $! > left; echo answer"), Cancel.Token);

        using System.Diagnostics.Process left = System.Diagnostics.Process.GetProcessById(Number("left")!.Value);
        Assert.Equal((0, "answer\n"), (result.ExitCode, result.StandardOutput));
        Assert.False(left.HasExited);
        left.Kill();
    }

    [Fact]
    public async Task Lines_that_came_before_the_end_are_handed_out_though_the_output_stays_open()
    {
        List<string> lines = [];

        await Real.Processes.RunAsync(Request("printf 'one\ntwo'; sleep 600 & echo $! > orphan") with { OnOutputLine = lines.Add }, Cancel.Token);

        Assert.Equal(["one", "two"], lines);
        await Until.GoneAsync(Number("orphan")!.Value);
    }

    public void Dispose() => _folder.Dispose();

    private ProcessRequest Request(string script)
    {
        Posix.Require();
        return new ProcessRequest(Posix.Shell, ["-c", script]) { WorkingDirectory = _folder.Path };
    }

    private int? Number(string file) =>
        File.Exists(_folder.At(file)) && File.ReadAllText(_folder.At(file)) is [.. var number, '\n']
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : null;
}
