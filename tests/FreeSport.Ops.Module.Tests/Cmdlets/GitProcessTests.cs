namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A cmdlet asks git once for what it needs, however many files there are.</summary>
public sealed class GitProcessTests
{
    private const int Files = 300;
    private const int Most = 6;
    private const int MostWithAnotherRef = 7;

    [Theory]
    [InlineData("Test-FsWorkflow")]
    [InlineData("Get-FsWorkflow")]
    [InlineData("Get-FsChecklist")]
    [InlineData("Get-FsProject")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -Event pull_request -Ref develop", MostWithAnotherRef)]
    [InlineData("Invoke-FsActDryRun -Planner Embedded -Event workflow_dispatch -Against HEAD~1", MostWithAnotherRef)]
    public async Task A_handful_of_processes_serves_hundreds_of_files(string command, int most = Most)
    {
        using SampleRepository repository = SampleRepository.Create();
        string workflow = await File.ReadAllTextAsync(Path.Combine(repository.Folder, ".github", "workflows", "frontend-ci.yml"), TestContext.Current.CancellationToken);
        for (int i = 0; i < Files; i++)
        {
            repository.Write($".github/workflows/copy-{i}.yml", workflow);
        }

        // What is committed and not pushed, and what is changed and not committed: the most there is to ask.
        repository.Git("remote", "add", "origin", "https://github.com/acme/shop.git");
        foreach (string branch in new[] { repository.Git("symbolic-ref", "--short", "HEAD").Trim(), "develop" })
        {
            repository.Git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
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
        Assert.True(made.Length <= most, string.Join('\n', made));
    }
}
