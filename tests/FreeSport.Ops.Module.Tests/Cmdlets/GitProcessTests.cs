namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A cmdlet asks git once for what it needs, however many files there are.</summary>
public sealed class GitProcessTests
{
    private const int Files = 300;
    private const int Most = 6;

    [Theory]
    [InlineData("Test-FsWorkflow")]
    [InlineData("Get-FsWorkflow")]
    [InlineData("Get-FsChecklist")]
    [InlineData("Get-FsProject")]
    public async Task A_handful_of_processes_serves_hundreds_of_files(string command)
    {
        using SampleRepository repository = SampleRepository.Create();
        string workflow = await File.ReadAllTextAsync(Path.Combine(repository.Folder, ".github", "workflows", "frontend-ci.yml"), TestContext.Current.CancellationToken);
        for (int i = 0; i < Files; i++)
        {
            repository.Write($".github/workflows/copy-{i}.yml", workflow);
        }

        repository.Commit("many");
        repository.Write(".github/workflows/copy-0.yml", workflow + "\n");
        string calls = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "calls");
        string path = Environment.GetEnvironmentVariable("PATH")!;
        string git = path.Split(Path.PathSeparator).Select(static f => Path.Combine(f, "git")).First(File.Exists);
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "git", $"echo \"$*\" >> '{calls}'\nexec '{git}' \"$@\"");

        PwshRun run = await PwshRun.CommandAsync($"@({command}).Count", repository.Folder, ("PATH", bin + Path.PathSeparator + path));

        Assert.Equal(0, run.ExitCode);
        string[] made = await File.ReadAllLinesAsync(calls, TestContext.Current.CancellationToken);
        Assert.True(made.Length <= Most, string.Join('\n', made));
    }
}
