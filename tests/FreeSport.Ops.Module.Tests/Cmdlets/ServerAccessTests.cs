namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsServerAccess as a person meets it.</summary>
public sealed class ServerAccessTests
{
    [Fact]
    public async Task A_bad_name_among_good_ones_is_an_error_and_the_others_are_still_asked()
    {
        using SampleRepository repository = SampleRepository.Empty();
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "ssh", "exit 0");

        PwshRun run = await PwshRun.CommandAsync(
            "Test-FsServerAccess one, '-oProxyCommand=x', two | ForEach-Object { \"$($_.Subject) $($_.State)\" }; $Error[0].FullyQualifiedErrorId; Test-FsServerAccess one -Quiet; Test-FsServerAccess one, '-x' -Quiet",
            repository.Folder,
            ("PATH", bin), ("HOME", repository.Folder));

        Assert.Equal(
            ["one Reachable", "two Reachable", "ServerNameInvalid,FreeSport.Ops.Commands.Prerequisites.TestFsServerAccessCommand", "True", "False"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
        Assert.Contains("'-oProxyCommand=x' does not name a server.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_ssh_the_table_says_in_Russian_what_to_install()
    {
        using SampleRepository repository = SampleRepository.Empty();

        PwshRun run = await PwshRun.CommandAsync(
            "Test-FsServerAccess", repository.Folder, ("PATH", "/nonexistent"), ("HOME", repository.Folder), ("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8"));

        Assert.Contains("Программы ssh нет в PATH", run.Output, StringComparison.Ordinal);
        Assert.Contains("> ", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), static line => Assert.True(line.TrimEnd().Length <= 120, line));
    }
}
