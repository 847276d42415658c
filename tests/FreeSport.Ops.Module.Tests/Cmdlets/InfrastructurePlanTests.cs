using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>New- and Invoke-FsInfrastructurePlan as a person meets them, with the real programs.</summary>
public sealed class InfrastructurePlanTests
{
    private const string Canary = "canary-5b1d77e0";

    [Fact]
    public async Task A_plan_goes_through_the_pipeline_once_as_it_was_shown_and_shows_no_value()
    {
        Require("terraform");
        using SampleRepository repository = SampleRepository.Create();
        using TempFolder state = new("state");

        PwshRun run = await PwshRun.CommandAsync(
            """
            $VerbosePreference = $DebugPreference = 'Continue'
            function Apply($plan, [hashtable] $with = @{}) {
                try { $plan | Invoke-FsInfrastructurePlan -Confirm:$false -ErrorAction Stop @with } catch { "refused: $($_.FullyQualifiedErrorId.Split(',')[0])"; $_.Exception.Message }
            }
            $first = New-FsInfrastructurePlan Terraform -Environment staging
            "planned: $($first.State) $($first.Binding) $($first.Changes.Count)"
            $tried = $first | Invoke-FsInfrastructurePlan -WhatIf
            "tried: $($tried.GetType().Name), state $(Test-Path terraform/terraform.tfstate)"
            $done = Apply $first
            "done: $($done.Outcome) $($done.DoneCount), recorded $([bool] $done.EvidenceId)"
            "kept: $(@(Get-ChildItem $env:XDG_STATE_HOME -Recurse -Filter *.tfplan).Count)"
            "again: $((Apply $first)[0])"
            $env:TF_VAR_database_version = 16
            $lossy = New-FsInfrastructurePlan Terraform -Environment staging
            "lossy: $(($lossy.Changes | Where-Object IsDestructive).Address), $((Apply $lossy)[0])"
            $text = Get-Content terraform/main.tf -Raw
            Set-Content terraform/main.tf "$text# edited" -NoNewline
            "edited: $((Apply $lossy @{ AllowDestroy = $true })[0])"
            "gone: $(@(Get-ChildItem $env:XDG_STATE_HOME -Recurse -Filter *.tfplan).Count)"
            Set-Content terraform/main.tf $text -NoNewline
            $lossy = New-FsInfrastructurePlan Terraform -Environment staging
            $lossy.Changes[0].Address = 'terraform_data.other'
            "altered: $((Apply $lossy @{ AllowDestroy = $true })[0])"
            $lossy = New-FsInfrastructurePlan Terraform -Environment staging
            "allowed: $((Apply $lossy @{ AllowDestroy = $true }).Outcome)"
            "after: $((New-FsInfrastructurePlan Terraform -Environment staging).State)"
            $first, $tried, $done, $lossy | Out-String
            $first, $tried, $done, $lossy | ConvertTo-Json -Depth 9
            Get-FsEvidence | ConvertTo-Json -Depth 9
            """,
            repository.Folder,
            ("XDG_STATE_HOME", state.Path),
            ("TF_CLI_CONFIG_FILE", null),
            ("TF_VAR_database_password", Canary));

        string[] told = [.. run.Lines.Where(static l => l.Split(':')[0] is "planned" or "tried" or "done" or "kept" or "again" or "lossy" or "edited" or "gone" or "altered" or "allowed" or "after")];
        Assert.Equal(
            [
                "planned: Changes Exact 5",
                "tried: FsInfrastructurePlan, state False",
                "done: Passed 5, recorded True",
                "kept: 0",
                "again: refused: PlanUsed",
                "lossy: terraform_data.database, refused: PlanDestroys",
                "edited: refused: PlanStale",
                "gone: 0",
                "altered: refused: PlanAltered",
                "allowed: Passed",
                "after: NoChanges",
            ],
            told);
        Assert.Contains("input.password", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(Path.Combine(repository.Folder, ".git", "freesport-ops"), "*", SearchOption.AllDirectories),
            static file => Assert.DoesNotContain(Canary, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_playbook_that_would_really_run_while_it_is_planned_is_refused_before()
    {
        Require("ansible-playbook");
        using SampleRepository repository = SampleRepository.Create();
        using TempFolder state = new("state");
        string proof = Path.Combine(state.Path, "ran");
        repository.Write("ansible/site.yml", $"- hosts: all\n  gather_facts: false\n  tasks:\n    - command: touch {proof}\n      check_mode: no\n");

        PwshRun run = await PwshRun.CommandAsync(
            "$plan = New-FsInfrastructurePlan Ansible -Environment staging; $plan.State; $plan.Summary; try { $plan | Invoke-FsInfrastructurePlan -Confirm:$false -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }",
            repository.Folder,
            ("XDG_STATE_HOME", state.Path));

        Assert.Equal("Inconclusive", run.Lines[0]);
        Assert.Contains("site.yml:5", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal("PlanInconclusive", run.Lines[^1]);
        Assert.False(File.Exists(proof));
    }

    private static void Require(string program) => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"There is no {program} on PATH.");
}
