using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

public sealed class ProcessOutputTests
{
    [Fact]
    public async Task Two_hundred_megabytes_are_cut_at_the_limit_and_said_to_be_cut()
    {
        const int Limit = 1024 * 1024;

        ProcessResult result = await ShellAsync("yes 0123456789 | head -c 209715200", limit: Limit);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Limit, result.StandardOutput.Length);
        Assert.True(result.Truncated);
        Assert.False(result.Succeeded, "An answer that was cut is not a success.");
    }

    [Fact]
    public async Task Output_as_long_as_the_limit_is_whole()
    {
        ProcessResult result = await ShellAsync("printf 12345678", limit: 8);

        Assert.Equal("12345678", result.StandardOutput);
        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task A_flood_of_errors_is_cut_too()
    {
        ProcessResult result = await ShellAsync("yes e | head -c 100000 >&2; echo answer", limit: 1000);

        Assert.Equal(1000, result.StandardError.Length);
        Assert.Equal("answer\n", result.StandardOutput);
        Assert.True(result.Truncated);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_do_not_lose_the_rest()
    {
        ProcessResult result = await ShellAsync(@"printf 'до\377\376после'");

        Assert.StartsWith("до", result.StandardOutput, StringComparison.Ordinal);
        Assert.EndsWith("после", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains('�', result.StandardOutput);
    }

    [Fact]
    public async Task Lines_are_handed_out_whole_however_the_pipe_cuts_them()
    {
        ConcurrentQueue<string> lines = new();

        await ShellAsync("yes 'Мяч футбольный №5' | head -n 20000; printf 'без конца'", lines.Enqueue);

        Assert.Equal(20001, lines.Count);
        Assert.Equal(["Мяч футбольный №5", "без конца"], lines.Distinct());
    }

    [Fact]
    public async Task A_line_longer_than_a_person_reads_is_cut_and_the_next_one_is_whole()
    {
        ConcurrentQueue<string> lines = new();

        ProcessResult result = await ShellAsync("head -c 100000 /dev/zero | tr '\\0' x; printf '\\r\\nnext\\r\\n'", lines.Enqueue);

        Assert.Equal([new string('x', 32 * 1024), "next"], lines);
        Assert.Equal(100_008, result.StandardOutput.Length);
    }

    private static Task<ProcessResult> ShellAsync(string script, Action<string>? onLine = null, int limit = 16 * 1024 * 1024)
    {
        Posix.Require();
        ProcessRequest request = new(Posix.Shell, ["-c", script])
        {
            WorkingDirectory = Path.GetTempPath(),
            OutputLimit = limit,
            OnOutputLine = onLine,
        };
        return Real.Processes.RunAsync(request, Cancel.Token);
    }
}
