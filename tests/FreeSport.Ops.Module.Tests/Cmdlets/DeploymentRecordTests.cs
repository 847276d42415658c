using System.Text.Json.Nodes;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What a script deployed stands on GitHub once, with the states it went through.</summary>
public sealed class DeploymentRecordTests
{
    [Fact]
    public async Task A_script_records_its_beginning_and_its_end()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync(name: "Проект [1]");

        PwshRun run = await project.RunAsync("$d = Register-FsDeployment staging InProgress; $d | Register-FsDeployment -State Success -Description \"secret $env:DB_PASSWORD\"", ("DB_PASSWORD", "geheim-0123"));

        Hub hub = project.Server.Hub;
        JsonObject made = Assert.Single(hub.Deployments);
        Assert.Equal((project.Commit, "staging", false), ((string?)made["sha"], (string?)made["environment"], made["production_environment"]!.GetValue<bool>()));
        Assert.Equal(["in_progress", "success"], hub.DeploymentStates.Select(static s => (string?)s.State["state"]));
        Assert.Equal("secret ***", (string?)hub.DeploymentStates[1].State["description"]);
        Assert.Equal("http://127.0.0.1:1", (string?)hub.DeploymentStates[0].State["environment_url"]);
        Assert.Matches(@"\+  staging " + project.Commit[..7] + " +Success, .*anna", run.Output);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.CutBody)]
    public async Task A_lost_answer_makes_no_second_one(FaultKind kind)
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.Server.Break(new Fault("POST", "/deployments", kind));

        PwshRun run = await project.RunAsync("(Register-FsDeployment staging Success).State");

        Assert.Equal("Success", run.Output.Trim());
        Assert.Single(project.Server.Hub.Deployments);
        Assert.Single(project.Server.Hub.DeploymentStates);
    }

    [Fact]
    public async Task What_is_not_there_is_not_taken_for_somebody_elses()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        await project.RunAsync("Register-FsDeployment staging Success");
        project.Server.Break(new Fault("POST", "/deployments", FaultKind.ResetBefore));

        PwshRun run = await project.RunAsync("try { Register-FsDeployment staging Success } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("DeploymentRecordUnknown", run.Output.Trim(), StringComparison.Ordinal);
        Assert.Single(project.Server.Hub.Deployments);
    }

    [Fact]
    public async Task What_if_and_a_commit_that_is_none_record_nothing()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync("Register-FsDeployment staging Success -WhatIf; try { Register-FsDeployment staging Success -Commit nowhere } catch { $_.FullyQualifiedErrorId }");

        Assert.Contains("CommitUnknown", run.Output, StringComparison.Ordinal);
        Assert.All(project.Server.Log, static e => Assert.Equal("GET", e.Method));
    }
}
