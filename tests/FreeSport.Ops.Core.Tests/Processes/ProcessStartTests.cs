using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Processes;

public sealed class ProcessStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_program_that_is_not_there_is_named_in_the_error()
    {
        string program = _folder.At("нет-такой");

        OpsFailure failure = await Real.FailureAsync(() => RunAsync(new ProcessRequest(program, []) { WorkingDirectory = _folder.Path }));

        Assert.Equal("ProcessNotStarted", failure.ErrorId);
        Assert.Contains(program, failure.Message, StringComparison.Ordinal);
        Assert.Equal(program, failure.Target);
    }

    [Fact]
    public async Task A_file_that_may_not_be_run_is_named_in_the_error()
    {
        Posix.Require();
        string program = _folder.Write("notes.txt", "not a program");

        OpsFailure failure = await Real.FailureAsync(() => RunAsync(new ProcessRequest(program, []) { WorkingDirectory = _folder.Path }));

        Assert.Equal("ProcessNotStarted", failure.ErrorId);
        Assert.Contains(program, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_working_folder_that_is_not_there_is_an_error_of_ours()
    {
        Posix.Require();

        OpsFailure failure = await Real.FailureAsync(() => RunAsync(new ProcessRequest(Posix.Shell, ["-c", "true"]) { WorkingDirectory = _folder.At("gone") }));

        Assert.Equal("ProcessNotStarted", failure.ErrorId);
    }

    [Theory]
    [InlineData("git")]
    [InlineData("./git")]
    [InlineData("bin/git")]
    public async Task A_program_without_an_absolute_path_is_never_looked_for(string program) =>
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(new ProcessRequest(program, []) { WorkingDirectory = _folder.Path }));

    [Fact]
    public async Task Arguments_arrive_as_they_were_given()
    {
        Posix.Require();
        string[] given = ["с пробелом", "", "\"quoted\"", "$HOME", "a\nb", "*", "back\\slash\\", "'"];

        ProcessResult result = await RunAsync(new ProcessRequest(Posix.Shell, ["-c", "printf '%s\\0' \"$@\"", "sh", .. given]) { WorkingDirectory = _folder.Path });

        Assert.Equal(given, result.StandardOutput.TrimEnd('\0').Split('\0'));
    }

    [Fact]
    public async Task Standard_input_arrives_in_utf8_without_a_mark()
    {
        Posix.Require();
        string text = string.Concat(Enumerable.Repeat("Привет, мир\n", 20_000));

        ProcessResult result = await RunAsync(new ProcessRequest(Posix.Shell, ["-c", "cat"]) { WorkingDirectory = _folder.Path, StandardInput = text });

        Assert.Equal(text, result.StandardOutput);
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_still_ends_well()
    {
        Posix.Require();

        ProcessResult result = await RunAsync(new ProcessRequest(Posix.Shell, ["-c", "exit 0"])
        {
            WorkingDirectory = _folder.Path,
            StandardInput = new string('x', 5_000_000),
        });

        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task A_variable_set_to_nothing_is_taken_away_and_others_are_passed_on()
    {
        Posix.Require();
        Assert.SkipWhen(Environment.GetEnvironmentVariable("HOME") is null, "This process has no HOME to take away.");

        ProcessResult result = await RunAsync(new ProcessRequest(Posix.Shell, ["-c", "echo \"${HOME-gone} $FSOPS_TEST ${PATH:+kept}\""])
        {
            WorkingDirectory = _folder.Path,
            Environment = new Dictionary<string, string?> { ["HOME"] = null, ["FSOPS_TEST"] = "значение" },
        });

        Assert.Equal("gone значение kept\n", result.StandardOutput);
    }

    [Fact]
    public async Task It_runs_in_the_folder_that_was_named()
    {
        Posix.Require();
        string folder = _folder.Folder("папка [с] пробелом");

        ProcessResult result = await RunAsync(new ProcessRequest(Posix.Shell, ["-c", "pwd -P"]) { WorkingDirectory = folder });

        Assert.EndsWith("папка [с] пробелом\n", result.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ProcessResult> RunAsync(ProcessRequest request) => Real.Processes.RunAsync(request, Cancel.Token);
}
