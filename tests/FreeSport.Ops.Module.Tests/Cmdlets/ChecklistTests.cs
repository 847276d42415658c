namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Boxes are ticked from recorded evidence and from nothing else.</summary>
public sealed class ChecklistTests
{
    private static readonly string[] Items =
        ["TestsPassed", "WorkflowsChecked", "SecretsSynchronized", "MonitoringActive", "DocumentationUpdated", "TeamNotified"];

    [Fact]
    public void A_change_has_what_was_recorded_while_it_was_under_way_and_who_watches_sees_the_end()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run("function Waive($box, $why) { Add-FsEvidence $box -Waive -Environment staging -Until ([datetime]::Now.AddHours(1)) -Reason $why }; Waive WorkflowsChecked 'before'; $change = New-FsChange 'A change' -Environment staging -EmergencyReason 'it burns'; Waive SecretsSynchronized 'meanwhile'");

        EngineResult all = engine.Run("Get-FsChecklist staging");
        EngineResult piped = engine.Run("$change | Get-FsChecklist");
        EngineResult revived = engine.Run("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($change)) | Get-FsChecklist");
        EngineResult named = engine.Run("Get-FsChecklist -Change $change.ChangeId");
        EngineResult unknown = engine.Run("Get-FsChecklist -Change CH-1");
        EngineResult watched = engine.Run("[FreeSport.Ops.FsChecklistItem].GetEnumValues() | ForEach-Object { Waive $_ 'a test' } | Out-Null; Get-FsChecklist staging -Watch");

        Assert.Equal(["Missing", "Waived", "Waived"], all.Texts("State").Take(3));
        Assert.Equal(["staging", "staging"], piped.Texts("Environment").Take(2));
        Assert.Equal(["Missing", "Missing", "Waived"], piped.Texts("State").Take(3));
        Assert.Equal(piped.Texts("State"), revived.Texts("State"));
        Assert.Equal(piped.Texts("State"), named.Texts("State"));
        Assert.Equal("ChangeNotFound", unknown.ErrorId);
        Assert.All(watched.Texts("State"), static s => Assert.Equal("Waived", s));
    }

    [Fact]
    public void Six_items_appear_and_none_is_done_without_evidence()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-FsChecklist");

        Assert.Equal(Items, result.Texts("Box"));
        Assert.All(result.Texts("State"), static s => Assert.Equal("Missing", s));
        Assert.All(result.Texts("NextCommand"), static n => Assert.NotEmpty(n));
    }

    [Fact]
    public void A_hand_made_passed_run_does_not_tick_the_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "'unit', 'integration' | ForEach-Object { [FreeSport.Ops.FsTestRun]@{ Subject = $_; Suite = $_; Outcome = 'Passed'; State = 'Completed'; Scope = 'Full'; ChecklistItem = 'TestsPassed'; PassedCount = 9 } } | Get-FsChecklist");

        Assert.Equal("Inconclusive", result.Text(0, "State"));
        Assert.Contains("by hand", result.Text(0, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_from_a_job_selects_its_evidence_as_a_live_one_does()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "$r = Invoke-FsTest; $live = $r | Get-FsChecklist; " +
            "$revived = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($r, 4)) | Get-FsChecklist; $live[0]; $revived[0]");

        Assert.Equal("Failed", result.Text(0, "State"));
        Assert.Equal("Failed", result.Text(1, "State"));
        Assert.Equal(result.Text(0, "Reason"), result.Text(1, "Reason"));
    }

    [Fact]
    public void An_invented_evidence_id_does_not_tick_the_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "'unit', 'integration' | ForEach-Object { [FreeSport.Ops.FsTestRun]@{ Subject = $_; Outcome = 'Passed'; Scope = 'Full'; ChecklistItem = 'TestsPassed'; EvidenceId = '00000000000000000000000000000000' } } | Get-FsChecklist");

        Assert.Equal("Missing", result.Text(0, "State"));
    }

    [Fact]
    public void A_waiver_shows_who_why_and_until_when_and_ends()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run("Add-FsEvidence -Waive -Box MonitoringActive -Environment production -Until ([datetime]::Now.AddDays(1)) -Reason 'ждём Prometheus' -By olga");

        EngineResult result = engine.Run("Get-FsChecklist production; Get-FsChecklist staging");

        Assert.Equal("Waived", result.Text(3, "State"));
        Assert.Contains("olga", result.Text(3, "Reason"), StringComparison.Ordinal);
        Assert.Contains("ждём Prometheus", result.Text(3, "Reason"), StringComparison.Ordinal);
        Assert.NotEqual("Waived", result.Text(9, "State"));
    }

    [Theory]
    [InlineData("-Waive -Box TeamNotified -Reason x -Until ([datetime]::Now.AddDays(-1))", "EvidenceAlreadyOver")]
    [InlineData("-Waive -Box TeamNotified -Reason x -Until ([datetime]::Now.AddDays(8))", "WaiverTooLong")]
    [InlineData("-Waive -Box TeamNotified -Reason '…' -Until ([datetime]::Now.AddDays(1))", "EvidenceWithoutReason")]
    [InlineData("-Box TeamNotified -Subject a -Outcome Passed -Reason x -Environment prodution", "EnvironmentUnknown")]
    public void A_word_that_cannot_hold_is_refused(string arguments, string errorId)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Add-FsEvidence " + arguments);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(engine.Run("Get-FsEvidence").Output);
    }

    [Fact]
    public void WhatIf_emits_a_plan_that_is_no_evidence()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Add-FsEvidence -Box TeamNotified -Subject team-slack -Outcome Passed -Reason told -WhatIf");

        Assert.Equal("FreeSport.Ops.FsEvidencePlan", result.Output.Single().TypeNames[0]);
        Assert.Empty(engine.Run("Get-FsEvidence").Output);
    }

    [Fact]
    public void An_assertion_ticks_where_the_policy_takes_a_word_and_not_where_it_asks_for_a_measurement()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run("Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason told");
        engine.Run("Add-FsEvidence -Box TestsPassed -Subject unit, integration -Outcome Passed -Reason 'looked green'");

        EngineResult result = engine.Run("Get-FsChecklist");

        Assert.Equal("Inconclusive", result.Text(0, "State"));
        Assert.Equal("Done", result.Text(5, "State"));
        Assert.Equal("Asserted", result.Text(5, "Assurance"));
    }

    [Fact]
    public async Task Assert_ends_a_script_with_a_non_zero_exit_code_and_one_line_that_names_the_boxes()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("gate.ps1", PwshRun.Import + "\nAssert-FsChecklist\n'went on'\n");

        PwshRun run = await PwshRun.StartAsync(["-File", "gate.ps1"], repository.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("went on", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "6 of 6 boxes for 'production' are not met: TestsPassed, WorkflowsChecked, SecretsSynchronized, MonitoringActive, DocumentationUpdated, TeamNotified.",
            string.Join(' ', run.Error.Split(['\n', '|', ' '], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.Contains("Get-FsChecklist production", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Invoke-FsTest", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Assert_passes_silently_when_every_box_is_met()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        foreach (string item in Items)
        {
            engine.Run($"Add-FsEvidence -Waive -Box {item} -Until ([datetime]::Now.AddDays(1)) -Reason rehearsal");
        }

        EngineResult result = engine.Run("Assert-FsChecklist");

        Assert.Null(result.Terminated);
        Assert.Empty(result.Output);
        Assert.Equal(6, engine.Run("Assert-FsChecklist -PassThru").Output.Length);
    }
}
