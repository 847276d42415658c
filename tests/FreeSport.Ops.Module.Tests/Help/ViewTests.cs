namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>What the tables look like at 120 columns.</summary>
public sealed class ViewTests
{
    [Fact]
    public async Task The_checklist_reads_like_the_one_on_paper()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            "[void](Add-FsEvidence -Item TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason told); Get-FsChecklist production | Out-String -Width 120", repository.Folder);

        Assert.Contains("[ ] Unit and integration tests passed             Missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("    > Invoke-FsTest -Suite unit, integration -LiteralPath", run.Output, StringComparison.Ordinal);
        Assert.Contains("[x] Team notified                                 Done", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), static line => Assert.True(line.TrimEnd().Length <= 120, line));
    }

    [Fact]
    public async Task Results_of_different_types_share_one_table_a_step_and_words_stay_whole()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync("Invoke-FsRunbook | Where-Object { $_ -is [FreeSport.Ops.FsResult] } | Out-String -Width 120", repository.Folder, ("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8"));

        string[] lines = [.. run.Output.Split('\n').Select(static l => l.TrimEnd())];
        Assert.Equal(["Prerequisites", "Preparation", "Workflows", "Infrastructure"], lines.Where(static l => l.StartsWith("   Step: ", StringComparison.Ordinal)).Select(static l => l[9..]));
        Assert.Equal(4, lines.Count(static l => l.StartsWith("Outcome", StringComparison.Ordinal)));
        Assert.Contains(lines, static l => l.StartsWith("Failed       unit ", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.StartsWith("Passed       .github/workflows/deploy.yml", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.True(line.Length <= 120, line));
    }
}
