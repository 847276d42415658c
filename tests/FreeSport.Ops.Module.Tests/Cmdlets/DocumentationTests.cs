namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsDocumentation: findings, verdict, evidence, the box.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_samples_documentation_is_true_and_ticks_its_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal(["Passed 7 True"], Lines(engine, "$c = Test-FsDocumentation | Where-Object Pages; \"$($c.Outcome) $($c.Pages.Count) $([bool]$c.EvidenceId)\""));
        Assert.Equal(["Done docs"], Lines(engine, "$b = Get-FsChecklist production | Where-Object Box -eq DocumentationUpdated; \"$($b.State) $($b.Evidence[0].Subjects[0].Name)\""));
        Assert.Equal(["True"], Lines(engine, "Test-FsDocumentation -Quiet"));
    }

    [Fact]
    public void What_is_not_true_is_emitted_before_the_verdict_and_opens_the_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("docs/architecture/wrong.md", "# Wrong\n\n[a](none.md) and [again](none.md#x)\n\n[c](none.md)\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal(
            ["BrokenLink docs/architecture/wrong.md:3 + docs/architecture/wrong.md:5", "Orphan docs/architecture/wrong.md:0 + ", "Failed 1 1"],
            Lines(engine, "$all = Test-FsDocumentation; $all | Where-Object Rule | Where-Object Outcome -ne Skipped | Sort-Object Rule | ForEach-Object { \"$($_.Rule) $($_.Path):$($_.Line) + $($_.OtherPlaces)\" }; $all[-1] | ForEach-Object { \"$($_.Outcome) $($_.FailedCount) $($_.WarningCount)\" }"));
        Assert.Equal(["Failed Test-FsDocumentation", "False"], Lines(engine, "$b = Get-FsChecklist production | Where-Object Box -eq DocumentationUpdated; \"$($b.State) $($b.NextCommand)\"; Test-FsDocumentation -Quiet"));
    }

    [Fact]
    public void Without_pages_nothing_is_passed()
    {
        using SampleRepository repository = SampleRepository.Create();
        Directory.Delete(Path.Combine(repository.Folder, "docs"), recursive: true);
        using Engine engine = new(repository.Folder);

        Assert.Equal(["Inconclusive", "False"], Lines(engine, "(Test-FsDocumentation | Select-Object -Last 1).Outcome; Test-FsDocumentation -Quiet"));
    }

    [Fact]
    public void The_marked_rules_of_the_coding_standards_are_checked_by_PowerShells_parser()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("docs/README.md", "[Standards](coding-standards.md)\n");
        repository.Write("docs/coding-standards.md", "# Standards\n\nNever use Write-Host.\n\n<!-- fsops:rules -->\n- StrictMode: always\n- `NoAliases`\n- NoPlainTextSecret\n- NoGoto\n<!-- /fsops:rules -->\n");
        repository.Write("scripts/setup-venv.ps1", "Set-StrictMode -Version Latest\nGet-ChildItem\n");
        repository.Write("scripts/deploy-staging.ps1", "param([string]$DbPassword)\nls | where { $_ } # gci\nWrite-Host 'ls'\n");
        repository.Write("scripts/broken.ps1", "Set-StrictMode -Version Latest\nif (\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal(
            [
                "Mark docs/coding-standards.md:9 0", "CodingStandard scripts/broken.ps1:2 0",
                "CodingStandard scripts/deploy-staging.ps1:1 0", "CodingStandard scripts/deploy-staging.ps1:1 0", "CodingStandard scripts/deploy-staging.ps1:2 0",
            ],
            Lines(engine, "(Test-FsDocumentation).Findings | Where-Object { $_.Rule -in 'Mark', 'CodingStandard' } | Sort-Object Path, Line | ForEach-Object { \"$($_.Rule) $($_.Path):$($_.Line) $($_.OtherPlaces.Count)\" }"));
    }

    [Fact]
    public void Regions_are_written_recorded_and_named_when_out_of_date_and_tick_no_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        string page = Path.Combine(repository.Folder, "docs", "ci-cd", "README.md");
        string before = File.ReadAllText(page);

        Assert.Equal(["FsDocumentationPlan 1 True"], Lines(engine, "$p = Update-FsDocumentation -AddMark Workflows -Path docs/ci-cd/README.md -WhatIf; \"$($p.GetType().Name) $($p.ChangedCount) $($p.Diff.Contains('+<!-- fsops:begin workflows -->'))\""));
        Assert.Equal(before, File.ReadAllText(page));
        Assert.Equal(["Updated Workflows True", "Unchanged  True"], Lines(engine, "foreach ($u in (Update-FsDocumentation -AddMark Workflows -Path docs/ci-cd/README.md), (Get-Item docs/ci-cd/README.md | Update-FsDocumentation)) { \"$($u.State) $($u.Changed) $([bool]$u.EvidenceId)\" }"));
        Assert.StartsWith(before, File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal(["Missing"], Lines(engine, "(Get-FsChecklist production | Where-Object Box -eq DocumentationUpdated).State"));
        Assert.Equal(["True"], Lines(engine, "Test-FsDocumentation -Quiet"));

        repository.Write(".github/workflows/nightly.yml", "name: Nightly\non: { schedule: [{ cron: '0 2 * * *' }] }\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: echo }] } }\n");
        Assert.Equal(["GeneratedRegion docs/ci-cd/README.md"], Lines(engine, "(Test-FsDocumentation).Findings | Where-Object Outcome -eq Failed | ForEach-Object { \"$($_.Rule) $($_.Path)\" }"));
        Assert.Equal(["docs/ci-cd/README.md", "True"], Lines(engine, "(Update-FsDocumentation | Where-Object State -eq Updated).Path; Test-FsDocumentation -Quiet"));
    }

    private static string[] Lines(Engine engine, string script)
    {
        EngineResult result = engine.Run(script);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(static o => o?.ToString() ?? string.Empty)];
    }
}
