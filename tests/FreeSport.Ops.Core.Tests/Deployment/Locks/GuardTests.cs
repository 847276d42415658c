using System.Diagnostics;

namespace FreeSport.Ops.Core.Tests.Deployment.Locks;

/// <summary>The guard that lies on a host.</summary>
public sealed class GuardTests : IDisposable
{
    private static readonly string Guard = Path.Combine(Sources.Root, "src", "FreeSport.Ops", "Guard", "fsops-guard");

    private readonly TempFolder _folder = new();

    public GuardTests() => Posix.Require();

    private string Fence => _folder.At("production.token");

    [Fact]
    public void A_higher_token_is_kept_an_equal_one_runs_again_and_a_lower_one_is_refused_without_running()
    {
        Assert.Equal((0, "7"), Run([Fence, "7", "sh", "-c", "printf %s \"$FSOPS_FENCE_TOKEN\""]));
        Assert.Equal((0, "again"), Run([Fence, "7", "printf", "%s", "again"]));
        Assert.Equal((0, "9"), Run([Fence, "9", "printf", "9"]));

        (int code, string said) = Run([Fence, "8", "touch", _folder.At("ran")]);

        Assert.Equal(78, code);
        Assert.Contains("token 8 is older than 9", said, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("ran")));
        Assert.Equal("9\n", File.ReadAllText(Fence));
    }

    [Theory]
    [InlineData(64, "", "7", "true")]
    [InlineData(64, "F", "", "true")]
    [InlineData(64, "F", "-1", "true")]
    [InlineData(64, "F", "7x", "true")]
    [InlineData(64, "F", "9999999999999999999", "true")]
    [InlineData(64, "F", "7")]
    [InlineData(73, "none/F", "7", "true")]
    [InlineData(3, "F", "7", "sh", "-c", "exit 3")]
    [InlineData(127, "F", "7", "no-such-program-here")]
    public void It_ends_with_the_commands_own_code_or_one_that_says_why_nothing_ran(int code, params string[] arguments)
    {
        arguments[0] = arguments[0].Length > 0 ? _folder.At(arguments[0]) : arguments[0];

        Assert.Equal(code, Run(arguments).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("seven\n")]
    [InlineData("7 8\n")]
    public void A_file_that_holds_no_token_lets_nothing_run(string content)
    {
        File.WriteAllText(Fence, content);

        Assert.Equal(65, Run([Fence, "7", "touch", _folder.At("ran")]).Code);
        Assert.False(File.Exists(_folder.At("ran")));
    }

    [Theory]
    [InlineData("flock")]
    [InlineData("perl")]
    [InlineData("python3")]
    [InlineData(null)]
    public async Task One_command_at_a_time_with_whatever_locks_files_on_the_host(string? locker)
    {
        string path = Programs(locker);
        if (locker is null)
        {
            Assert.Equal(69, Run([Fence, "7", "touch", _folder.At("ran")], path).Code);
            Assert.False(File.Exists(_folder.At("ran")));
            return;
        }

        using Process first = Start([Fence, "7", "sh", "-c", $"echo > '{_folder.At("running")}'; read line"], path);
        await Until.TrueAsync(() => File.Exists(_folder.At("running")), "the first command runs");

        Assert.Equal(75, Run([Fence, "8", "true"], path, wait: "0").Code);
        Assert.Equal("7\n", File.ReadAllText(Fence));
        await first.StandardInput.WriteLineAsync();
        first.StandardInput.Close();
        Assert.Equal(0, Run([Fence, "8", "true"], path).Code);
        await first.WaitForExitAsync(Cancel.Token);
    }

    [Fact]
    public void A_program_that_cannot_lock_files_lets_nothing_run_and_is_not_waited_for()
    {
        string path = Programs(locker: null);
        Posix.Script(_folder, "bin/flock", "exit 71");

        Assert.Equal(69, Run([Fence, "7", "touch", _folder.At("ran")], path).Code);
        Assert.False(File.Exists(_folder.At("ran")));
    }

    [Fact]
    public async Task What_a_killed_command_left_running_keeps_the_next_one_away()
    {
        string running = _folder.At("running");
        using Process first = Start([Fence, "7", "sh", "-c", $"sh -c 'echo $$ > \"{running}.new\"; mv \"{running}.new\" \"{running}\"; exec sleep 60' & wait"], path: null);
        await Until.TrueAsync(() => File.Exists(running), "the command runs");
        first.Kill();
        await first.WaitForExitAsync(Cancel.Token);
        int left = int.Parse(File.ReadAllText(running), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(75, Run([Fence, "8", "true"], wait: "0").Code);
        Process.GetProcessById(left).Kill();
        Assert.Equal(0, Run([Fence, "8", "true"], wait: "60").Code);
    }

    [Fact]
    public void Shellcheck_finds_nothing()
    {
        string? shellcheck = CommandLine.Find("shellcheck");
        Assert.SkipWhen(shellcheck is null, "There is no shellcheck on PATH.");

        Assert.Empty(CommandLine.Run(shellcheck!, [Guard], _folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    // A PATH with the programs that every host has, and one that locks files.
    private string Programs(string? locker)
    {
        string folder = _folder.Folder("bin");
        foreach (string program in new[] { "sh", "cat", "mv", "sleep", "touch", "true", locker }.OfType<string>())
        {
            // What comes first on PATH may be a script around it that needs more.
            string? found = new[] { "/usr/bin/" + program, "/bin/" + program }.FirstOrDefault(File.Exists) ?? CommandLine.Find(program);
            Assert.SkipWhen(found is null, $"There is no {program} on PATH.");
            File.CreateSymbolicLink(Path.Combine(folder, program), found!);
        }

        return folder;
    }

    private (int Code, string Said) Run(string[] arguments, string? path = null, string wait = "60")
    {
        using Process process = Start(arguments, path, wait);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private Process Start(string[] arguments, string? path, string wait = "60")
    {
        ProcessStartInfo start = new(Posix.Shell, [Guard, .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FSOPS_GUARD_WAIT"] = wait;
        start.Environment["PATH"] = path ?? Environment.GetEnvironmentVariable("PATH");
        return Process.Start(start)!;
    }
}
