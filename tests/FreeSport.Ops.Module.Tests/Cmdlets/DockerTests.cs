namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsDocker as a person meets it.</summary>
public sealed class DockerTests
{
    [Fact]
    public async Task A_docker_planted_in_the_current_folder_is_not_run()
    {
        using SampleRepository repository = SampleRepository.Empty();
        repository.Git("init", "-q");
        string proof = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "ran");
        Scripts.Place(repository.Folder, "docker", $"touch '{proof}'");
        Scripts.Place(Path.Combine(repository.Folder, "tools"), "docker", $"touch '{proof}'");

        PwshRun run = await PwshRun.CommandAsync(
            "(Test-FsDocker).State", repository.Folder, ("PATH", $".:{repository.Folder}/tools::/nonexistent"));

        Assert.Equal("NotInstalled", run.Output.Trim());
        Assert.False(File.Exists(proof));
    }

    [Fact]
    public async Task A_docker_that_hangs_is_named_within_the_time_out()
    {
        using SampleRepository repository = SampleRepository.Create();
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "docker", "exec sleep 600");

        PwshRun run = await PwshRun.CommandAsync(
            "Test-FsDocker -TimeoutSeconds 1 | ForEach-Object { \"$($_.State) $($_.Outcome) $($_.Path)\" }; Test-FsDocker -TimeoutSeconds 1 -Quiet",
            repository.Folder,
            ("PATH", bin + ":/usr/bin:/bin"));

        Assert.Equal($"TimedOut Inconclusive {bin}/docker\nFalse", run.Output.Trim().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task In_Russian_the_texts_are_Russian_and_the_names_stay_English()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            "Test-FsDocker | ForEach-Object { \"$($_.State) $($_.Summary)\" }; (Get-FsChecklist)[0].Title; Get-FsChecklist -Path /nowhere",
            repository.Folder,
            ("PATH", "/nonexistent"), ("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8"));

        Assert.Contains("NotInstalled Программы docker нет в PATH.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Модульные и интеграционные тесты пройдены", run.Output, StringComparison.Ordinal);
        Assert.Contains("Файла или папки '/nowhere' нет.", run.Error, StringComparison.Ordinal);
    }
}
