using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Every cmdlet under the preferences that scripts set, without a remote or a network.</summary>
public sealed class PreferenceTests
{
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["Add-FsEvidence"] = "TeamNotified team-slack -Outcome Passed -Reason told",
        ["Add-FsStoryRecord"] = "14.1 done",
        ["Approve-FsDeployment"] = "-RunId 1",
        ["Deny-FsDeployment"] = "-RunId 1",
        ["Disable-FsAlert"] = "production told",
        ["Get-FsDeploymentLog"] = "1",
        ["Initialize-FsProject"] = "-Force",
        ["Invoke-FsInfrastructurePlan"] = "([FreeSport.Ops.FsInfrastructurePlan]::new())",
        ["Lock-FsEnvironment"] = "staging works",
        ["New-FsChange"] = "release",
        ["New-FsIncident"] = "outage",
        ["Register-FsDeployment"] = "staging Success",
        ["Remove-FsSecret"] = "A_KEY",
        ["Set-FsSecret"] = "A_KEY ([securestring]::new())",
        ["Set-FsVariable"] = "A_LINE value",
        ["Stop-FsDeployment"] = "1",
        ["Test-FsPrerequisite"] = "-TimeoutSeconds 5",
        ["Test-FsServerAccess"] = "-TimeoutSeconds 5",
        ["Unlock-FsEnvironment"] = "staging",
        ["Update-FsDocumentation"] = "-AddMark Workflows -Path docs/ci-cd/README.md",
        ["Wait-FsDeployment"] = "1",
    };

    private static readonly HashSet<string> Asks = ["Approve-FsDeployment", "Deny-FsDeployment", "Enable-FsAlert", "Remove-FsSecret", "Start-FsDeployment", "Stop-FsDeployment", "Undo-FsDeployment", "Unlock-FsEnvironment"];

    public static TheoryData<string> Cmdlets
    {
        get
        {
            using Engine engine = new();
            return [.. engine.Run("Get-Command -Module FreeSport.Ops | ForEach-Object Name").Output.Select(static o => o.ToString()!)];
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Strict_mode_is_no_matter_and_every_property_can_be_read(string name)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run($"Set-StrictMode -Version Latest; $Error.Clear(); try {{ $all = @({Call(name)}) }} catch {{ $all = @() }}; foreach ($one in $all) {{ [void]($one | Select-Object *) }}; $Error | Where-Object {{ $_.FullyQualifiedErrorId -match 'Strict|PropertyNotFound|UnexpectedError' }}");

        Assert.Null(result.Terminated);
        Assert.Empty(result.Output);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_stops_is_an_error_with_an_id_of_its_own_and_what_to_do(string name)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$ErrorActionPreference = 'Stop'; " + Call(name));

        if (result.Terminated is { } error)
        {
            Assert.DoesNotContain("UnexpectedError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.DoesNotContain(".", error.FullyQualifiedErrorId.Split(',')[0], StringComparison.Ordinal);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Under_WhatIfPreference_nothing_is_recorded_and_nothing_changes(string name)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        string before = State(repository);

        EngineResult result = engine.Run("$WhatIfPreference = $true; " + Call(name));

        Assert.Equal(before, State(repository));
        Assert.All(result.Texts("EvidenceId"), static id => Assert.Empty(id));
    }

    [Fact]
    public void A_result_that_is_not_recorded_says_so_once()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$WhatIfPreference = $true; Invoke-FsTest");

        Assert.Equal(2, result.Output.Length);
        Assert.Contains("WhatIf", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.NotEmpty(engine.Run("$WhatIfPreference = $true; Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason told -WhatIf:$false").Text(0, "EvidenceId"));
    }

    [Theory]
    [InlineData("Invoke-FsActDryRun deploy -Execute")]
    [InlineData("Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason told -Confirm")]
    [InlineData("Initialize-FsProject -Force -Confirm")]
    [InlineData("$ConfirmPreference = 'Low'; Initialize-FsProject -Force")]
    public async Task Where_nobody_can_be_asked_the_error_names_the_way_out(string script)
    {
        using SampleRepository repository = SampleRepository.Create();
        string before = State(repository);

        PwshRun run = await PwshRun.CommandAsync($"try {{ {script} }} catch {{ $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }}", repository.Folder);

        Assert.StartsWith("ConfirmationImpossible,", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("-Confirm:$false", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(before, State(repository));
    }

    [Theory]
    [InlineData("Remove-FsSecret A_KEY")]
    [InlineData("Start-FsDeployment production")]
    [InlineData("Stop-FsDeployment $run")]
    [InlineData("Approve-FsDeployment -RunId $run -AllowSelfApproval")]
    [InlineData("Deny-FsDeployment -RunId $run")]
    public async Task Nothing_on_GitHub_changes_where_nobody_can_be_asked(string script)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("dispatch");
        project.Server.Hub.Push("main", project.Server.Hub.Branches["main"], project.Server.Owner);
        WorkflowRun run = Assert.Single(project.Server.Hub.Runs);
        project.Server.Hub.AdvanceToPerson(run);
        project.Server.Log.Clear();

        PwshRun said = await project.RunAsync($"$run = {run.Id}; $Error.Clear(); try {{ {script} }} catch {{ }}; $Error | ForEach-Object {{ $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }}");

        Assert.DoesNotContain(project.Server.Log, static e => e.Method != "GET");
        Assert.Contains("ConfirmationImpossible", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-FsChecklist | Select-Object -First 1 | ForEach-Object { \"$($_.Box)\" }")]
    [InlineData("Test-FsWorkflow | Select-Object -First 1 | ForEach-Object { 'TestsPassed' }")]
    public async Task A_downstream_that_has_enough_ends_it_cleanly(string script)
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(script, repository.Folder);

        Assert.Equal((0, "TestsPassed", string.Empty), (run.ExitCode, Assert.Single(run.Lines), run.Error.Trim()));
    }

    private static string Call(string name) => $"{name} {Arguments.GetValueOrDefault(name)} -ErrorAction $(if ($ErrorActionPreference -eq 'Stop') {{ 'Stop' }} else {{ 'SilentlyContinue' }}) {(Asks.Contains(name) ? "-Confirm:$false" : string.Empty)}";

    private static string State(SampleRepository repository)
    {
        string ledger = Path.Combine(repository.Folder, ".git", "freesport-ops");
        return repository.Git("status", "--porcelain") + repository.Git("diff")
            + (Directory.Exists(ledger) ? string.Join(',', Directory.EnumerateFiles(ledger, "*", SearchOption.AllDirectories)) : "no ledger");
    }
}
