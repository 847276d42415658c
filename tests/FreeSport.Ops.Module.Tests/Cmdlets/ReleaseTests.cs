using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A release from the first word to the last, as the documentation shows it.</summary>
public sealed class ReleaseTests
{
    private const string Pipeline =
        "Start-FsDeployment production -Confirm:$false | Wait-FsDeployment -For Approval -TimeoutMinutes 2 | Approve-FsDeployment -Comment ok -AllowSelfApproval -Confirm:$false | Wait-FsDeployment -TimeoutMinutes 2";

    [Theory]
    [InlineData("push")]
    [InlineData("dispatch")]
    public async Task One_pipeline_starts_it_takes_both_approvals_and_sees_it_through(string trigger)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync(name: "Проект [1]");
        project.PrepareRelease(trigger);
        string before = project.ReleasedCommit;
        using CancellationTokenSource over = new();
        Task work = project.WorkAsync(over.Token);

        PwshRun run = await project.RunAsync(Pipeline + " | ForEach-Object { \"$($_.GetType().Name)|$($_.Outcome)|$($_.Conclusion)|$($_.Trigger)|$($_.Commit)\" }");
        await over.CancelAsync();
        await work;

        string released = trigger == "push" ? project.Commit : before;
        string[] lines = run.Output.Trim().Split('\n');
        Assert.Equal($"FsGitHubDeployment|Passed|Success|{trigger}|{released}", lines[^1].Trim(), ignoreCase: true);
        Assert.Equal(trigger == "push" ? [$"'main' stands at {released[..8]} now. Its run: Get-FsDeployment production"] : [], lines[..^1].Select(static l => l.Trim()));
        Assert.Equal(released, project.ReleasedCommit);
        WorkflowRun started = Assert.Single(project.Server.Hub.Runs);
        Assert.Equal(["approved", "approved"], started.Reviews.Select(static r => r.State));
        Assert.All(started.Reviews, static r => Assert.Equal("ok [self-approval]", r.Comment));
    }

    [Fact]
    public async Task A_rollback_is_planned_from_the_change_log_and_carried_out_by_the_workflow()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("push");
        project.Repository.Write("docs/ci-cd/change-log.md", "# Change log\n\n## 2026-11-24 02:10\n- TAG=1aa2bb3\n\n## 2026-11-17 02:10\n- TAG=0fefabf\n");
        using CancellationTokenSource over = new();
        Task work = project.WorkAsync(over.Token);

        // The images lie in a registry that does not answer here: that stands against it.
        PwshRun run = await project.RunAsync(
            "$plan = New-FsRollbackPlan production -From ChangeLog; \"$($plan.Target) $($plan.ImageTag) $($plan.IsAllowed) $($plan.Services.Count)\"; @(New-FsRollbackPlan production -From ChangeLog -List).Count;"
            + "try { $plan | Undo-FsDeployment -Confirm:$false } catch { $_.FullyQualifiedErrorId -split ',' | Select-Object -First 1 };"
            + "$plan | Undo-FsDeployment -Override 'the registry is behind a VPN' -Confirm:$false | ForEach-Object { \"$($_.GetType().Name) $($_.IsRollback) $($_.ImageTag) $($_.Override)\" };"
            + "try { New-FsRollbackPlan production } catch { $_.FullyQualifiedErrorId -split ',' | Select-Object -First 1 }");
        await over.CancelAsync();
        await work;

        Assert.Equal(["GitHub 0fefabf False 2", "2", "RollbackRefused", "FsGitHubDeployment True 0fefabf the registry is behind a VPN", "RollbackNothingKnown"], run.Lines);
        Assert.Equal("0fefabf", Assert.Single(project.Server.Hub.Runs).Inputs["image_tag"]);
    }

    [Fact]
    public async Task What_if_shows_the_commits_and_pushes_nothing()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("push");
        string before = project.ReleasedCommit;

        PwshRun run = await project.RunAsync("Start-FsDeployment production -WhatIf");

        Assert.Contains("the change", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, project.ReleasedCommit);
        Assert.All(project.Server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task Outside_of_the_window_nothing_is_pushed_and_the_next_one_is_named()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("push");
        string before = project.ReleasedCommit;
        string file = Path.Combine(project.Repository.Folder, "freesport.ops.yml");
        string day = DateTime.UtcNow.AddDays(3).ToString("ddd", System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllText(file, File.ReadAllText(file).Replace("rollbackInput: image_tag }", $"rollbackInput: image_tag }}\n    window: {{ days: [{day}], from: \"02:00\", to: \"04:00\", timeZone: Europe/Moscow }}", StringComparison.Ordinal));

        PwshRun run = await project.RunAsync("try { Start-FsDeployment production -Confirm:$false } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }");

        Assert.Contains("DeploymentRefused", run.Output, StringComparison.Ordinal);
        Assert.Contains("02:00", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, project.ReleasedCommit);
    }

    [Fact]
    public async Task A_secret_is_never_sent_as_an_input_which_everybody_sees()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("dispatch");

        PwshRun run = await project.RunAsync("try { Start-FsDeployment production -WorkflowInput @{ image_tag = $env:DB_PASSWORD } -Confirm:$false } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }", ("DB_PASSWORD", "geheim-0123"));

        Assert.Contains("WorkflowInputSecret", run.Output, StringComparison.Ordinal);
        Assert.Contains("image_tag", run.Output, StringComparison.Ordinal);
        Assert.Empty(project.Server.Hub.Runs);
    }

    [Fact]
    public async Task Everything_sent_and_answered_keeps_to_GitHubs_description_in_the_eyes_of_Prism()
    {
        Assert.SkipUnless(Prism.Missing is null, Prism.Missing ?? string.Empty);
        await using GitHubProject project = await GitHubProject.CreateAsync();
        await using Prism prism = await Prism.GuardAsync(project.Server);
        project.GoThrough(prism.Api);
        project.PrepareRelease("dispatch");
        project.Repository.Write(".env.prod", "API_KEY=one\nDB_PASSWORD=two\n");
        using CancellationTokenSource over = new();
        Task work = project.WorkAsync(over.Token);

        PwshRun run = await project.RunAsync(
            "(Test-FsGitHubAccess).State; "
            + "foreach ($place in @{}, @{ Environment = 'production' }, @{ Organization = 'acme' }, @{ Dependabot = $true }, @{ Organization = 'acme'; Dependabot = $true }) {"
            + " (Set-FsSecret -EnvFile .env.prod @place).State; (Set-FsSecret -EnvFile .env.prod @place).State; (Get-FsSecret @place).Name; (Remove-FsSecret API_KEY @place -Confirm:$false).State };"
            + "foreach ($place in @{}, @{ Environment = 'production' }, @{ Organization = 'acme' }) { (Set-FsVariable REGION -FromEnvironment @place).State; (Set-FsVariable REGION -FromEnvironment @place).State; (Get-FsVariable @place).Name };"
            + "$null = Compare-FsSecret; $null = Get-FsCommitCheck;"
            + "$d = " + Pipeline + "; \"$($d.Outcome)\"; $null = Get-FsDeployment;"
            + "(Start-FsDeployment production -RollbackTo 0fefabf4 -Confirm:$false | Stop-FsDeployment -Confirm:$false).RunId -gt 0;"
            + "(Register-FsDeployment staging InProgress | Register-FsDeployment -State Failure).State",
            ("REGION", "eu-north"));
        await over.CancelAsync();
        await work;

        Assert.Empty(run.Error);
        Assert.Empty(prism.Violations);
        Assert.Equal(
            ["Ready", .. Enumerable.Repeat(new[] { "Created", "Created", "Updated", "Updated", "API_KEY", "DB_PASSWORD", "Removed" }, 5).SelectMany(static s => s), .. Enumerable.Repeat(new[] { "Created", "Unchanged", "REGION" }, 3).SelectMany(static s => s), "Passed", "True", "Failure"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
    }

    [Fact]
    public async Task Prism_finds_an_answer_that_GitHub_would_not_give()
    {
        Assert.SkipUnless(Prism.Missing is null, Prism.Missing ?? string.Empty);
        await using GitHubProject project = await GitHubProject.CreateAsync();
        await using Prism prism = await Prism.GuardAsync(project.Server);
        project.GoThrough(prism.Api);
        project.Server.Break(new Fault("GET", "/user", FaultKind.BrokenJson) { Times = 10 });

        PwshRun run = await project.RunAsync("(Test-FsGitHubAccess -TimeoutSeconds 5).Outcome");

        Assert.DoesNotContain("Passed", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(prism.Violations);
    }
}
