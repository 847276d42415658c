namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>What a person sees who runs the cmdlets.</summary>
public sealed class ViewTests
{
    private static readonly (string, string?)[] InRussian = [("LANG", "ru_RU.UTF-8"), ("LC_ALL", "ru_RU.UTF-8")];

    [Fact]
    public async Task The_checklist_reads_like_the_one_on_paper()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            "Set-StrictMode -Version Latest; [void](Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason told); Get-Process -Id $PID; Get-FsChecklist production", repository.Folder);

        Assert.Contains("[ ] Unit and integration tests passed             Missing        production", run.Lines);
        Assert.Contains("     > Invoke-FsTest -Suite unit, integration", run.Lines);
        Assert.Contains("[x] Team notified                                 Done           production", run.Lines);
    }

    [Fact]
    public async Task A_command_names_the_project_only_where_it_is_not_the_current_one()
    {
        using SampleRepository repository = SampleRepository.Create();
        using SampleRepository other = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            $"(Get-FsChecklist)[0].NextCommand; (Get-FsChecklist -LiteralPath '{repository.Folder}/docs')[0].NextCommand; (Get-FsChecklist -LiteralPath '{other.Folder}')[0].NextCommand", repository.Folder);

        Assert.Equal(
            ["Invoke-FsTest -Suite unit, integration", "Invoke-FsTest -Suite unit, integration", $"Invoke-FsTest -Suite unit, integration -LiteralPath {other.Folder}"],
            run.Lines);
    }

    [Fact]
    public async Task Results_stand_one_a_line_and_the_worst_first_when_sorted()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync("Set-StrictMode -Version Latest; Invoke-FsRunbook | Where-Object { $_ -is [FreeSport.Ops.FsResult] } | Sort-Object Outcome", repository.Folder, InRussian);

        char[] marks = [.. run.Lines.Where(static l => l[1..3] == "  " && l[0] != ' ').Select(static l => l[0])];
        Assert.Equal(marks.OrderBy(static m => "x?!-+".IndexOf(m)), marks);
        Assert.Equal(['x', '?', '!', '-', '+'], marks.Distinct());
        Assert.Contains(run.Lines, static l => l.StartsWith("+  .github/workflows/deploy.yml           ", StringComparison.Ordinal));
    }
}
