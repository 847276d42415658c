using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FreeSport.Ops.Module.Tests.Shell;

/// <summary>The shell's exit codes and streams are PowerShell's.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-FsWorkflow nosuch", 1)]
    [InlineData("Get-FsWorkflow nosuch; 'went on'", 0)]
    [InlineData("if (", 1)]
    [InlineData("'a' # comment", 0)]
    public async Task A_command_ends_with_the_exit_code_of_pwsh(string command, int exitCode)
    {
        ShellRun run = await ShellRun.CommandAsync(command);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode != 0 && command != "exit 7", run.Error.Length > 0 && !command.Contains("went on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_gets_its_arguments_by_name_and_by_position_and_its_own_folder()
    {
        using SampleRepository repository = SampleRepository.Empty("Папка сценариев");
        repository.Write("run.ps1", "param([string]$Name, [switch]$Deep, [int]$Count = 1, [switch]$Off)\n\"$Name|$Deep|$Count|$Off|$(Split-Path2 $PSScriptRoot)\"\nexit 5\n".Replace("$(Split-Path2 $PSScriptRoot)", "$([IO.Path]::GetFileName($PSScriptRoot))", StringComparison.Ordinal));

        ShellRun run = await ShellRun.StartAsync(["-File", "run.ps1", "имя с пробелом", "-Deep", "-Count", "3", "-Off:$false"], repository.Folder);

        Assert.Equal("имя с пробелом|True|3|False|Папка сценариев", run.Output.Trim());
        Assert.Equal(5, run.ExitCode);
    }

    [Fact]
    public async Task A_command_of_PowerShell_itself_is_explained()
    {
        ShellRun run = await ShellRun.CommandAsync("Get-FsWorkflow -LiteralPath . | ConvertTo-Json");

        Assert.Contains("'ConvertTo-Json' is not in the bare engine", run.Error, StringComparison.Ordinal);
        Assert.Contains("PowerShell 7.4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_is_redirected_has_no_colour_and_no_progress()
    {
        using SampleRepository repository = SampleRepository.Create();

        ShellRun run = await ShellRun.CommandAsync("Invoke-FsRunbook; Write-NoSuch", repository.Folder);

        Assert.DoesNotContain('\x1b', run.Output + run.Error);
        Assert.DoesNotContain("%", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_refused_instead_of_waiting_for_an_answer()
    {
        using SampleRepository repository = SampleRepository.Create();

        ShellRun run = await ShellRun.CommandAsync(
            "Add-FsEvidence -Item TeamNotified -Subject a -Outcome Passed -Reason told -Confirm", repository.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("-Confirm:$false", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_arguments_it_says_how_it_is_used()
    {
        ShellRun run = await ShellRun.StartAsync([]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("-Command", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_pipeline_and_the_shell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A console interrupt cannot be sent to one process there.");
        using SampleRepository repository = SampleRepository.Create();
        Scripts.Place(Path.Combine(repository.Folder, "backend", "venv", "bin"), "python", "echo started >&2; exec sleep 600");
        using Process shell = ShellRun.Start(["-Command", "[Console]::Out.WriteLine('ready'); Invoke-FsTest unit; 'not here'"], repository.Folder);
        Assert.Equal("ready", await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        Assert.Equal(0, Kill(shell.Id, 2));
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(60));
        await shell.WaitForExitAsync(bound.Token);

        Assert.Equal(130, shell.ExitCode);
        Assert.DoesNotContain("not here", await shell.StandardOutput.ReadToEndAsync(bound.Token), StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
