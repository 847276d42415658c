using System.Management.Automation;
using System.Text;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A release seen through from PowerShell, against a server that shows FREESPORT's chain.</summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    private const string Variable = "GH_ENTERPRISE_TOKEN";
    private const string Commit = "0fefabf4c1d2e3f405162738495a6b7c8d9e0f1a";

    // What the commit that runs says of the chain's jobs: the verdict goes by those that change the environment.
    private const string Workflow = """
        on: { push: { branches: [main] } }
        jobs:
          setup: { runs-on: ubuntu-latest, steps: [{ run: ./set-env }] }
          build: { needs: setup, environment: production, runs-on: ubuntu-latest, steps: [{ run: ./build }] }
          deploy-production: { needs: build, environment: production, runs-on: ubuntu-latest, steps: [{ run: ./deploy }] }
        """;

    private readonly SampleRepository _repository = SampleRepository.Create();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private GitHubServer _server = null!;

    private WorkflowRun Release => _server.Hub.Runs[^1];

    private long Id => Release.Id;

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync();
        _server.Hub.AddEnvironment("production", "anna", "boris");
        _server.Hub.Workflows.Add(Chain.Release);
        _server.Hub.Files[Commit + ":.github/workflows/deploy.yml"] = Workflow;
        _server.Hub.Push("main", Commit, new Account("petrov", 2));
        File.AppendAllText(Path.Combine(_repository.Folder, "freesport.ops.yml"), $"\ngithub: {{ repository: acme/shop, api: \"{_server.Api}\" }}\n");
        Environment.SetEnvironmentVariable(Variable, GitHubServer.OwnerToken);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    [Fact]
    public async Task The_whole_pipeline_runs_through_both_approvals()
    {
        using Engine engine = new(_repository.Folder);
        using CancellationTokenSource over = new();
        Task runners = Task.Run(() => RunJobsAsync(over.Token), TestContext.Current.CancellationToken);

        EngineResult result = engine.Run($"[FreeSport.Ops.FsGitHubDeployment]@{{ RunId = {Id}; Repository = 'acme/shop' }} | Wait-FsDeployment -For Approval -TimeoutMinutes 2 | Approve-FsDeployment -Comment ok -Confirm:$false | Wait-FsDeployment -TimeoutMinutes 2");
        await over.CancelAsync();
        await runners;

        Assert.Empty(result.Errors);
        Assert.Equal("FreeSport.Ops.FsGitHubDeployment", Assert.Single(result.Output).BaseObject.GetType().FullName);
        Assert.Equal(("Passed", "Completed", "Success"), (result.Text(0, "Outcome"), result.Text(0, "Status"), result.Text(0, "Conclusion")));
        Assert.Equal([("anna", "approved", "ok"), ("anna", "approved", "ok")], Release.Reviews.Select(static r => (r.By.Login, r.State, r.Comment)));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task What_waits_is_shown_and_returned_to_a_person()
    {
        _server.Hub.AdvanceToPerson(Release);

        PwshRun run = await PwshRun.CommandAsync($"$a = Wait-FsDeployment {Id} -For Approval; & {{ $a; $a | Format-List -Force }} | Out-String -Width 120", _repository.Folder, (Variable, GitHubServer.OwnerToken));

        Assert.Contains($"> Approve-FsDeployment -RunId {Id}", run.Output, StringComparison.Ordinal);
        Assert.Contains("anna, boris", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), static line => Assert.True(line.TrimEnd().Length <= 120, line));
        Assert.Empty(Release.Reviews);
    }

    [Fact]
    public void What_if_plans_with_a_type_of_its_own_and_sends_nothing()
    {
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run($"Approve-FsDeployment -RunId {Id} -Comment ok -WhatIf; Deny-FsDeployment -RunId {Id} -WhatIf");

        Assert.Equal(["FreeSport.Ops.FsApprovalPlan", "FreeSport.Ops.FsApprovalPlan"], result.Output.Select(static o => o.TypeNames[0]));
        Assert.Equal([true, false], [result[0, "Approves"], result[1, "Approves"]]);
        Assert.Empty(Release.Reviews);
        Assert.Empty(_server.Requests("POST", "/"));
    }

    [Fact]
    public void What_was_only_planned_is_neither_waited_for_nor_stopped()
    {
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run($"Approve-FsDeployment -RunId {Id} -WhatIf | Stop-FsDeployment -Confirm:$false");

        Assert.Equal("RunNotNamed", result.ErrorId);
        Assert.Empty(_server.Requests("POST", "/"));
    }

    [Fact]
    public void Ones_own_start_needs_leave()
    {
        _server.Hub.Push("main", Commit, _server.Owner);
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);

        EngineResult refused = engine.Run($"Approve-FsDeployment -RunId {Id} -Confirm:$false");
        EngineResult allowed = engine.Run($"Approve-FsDeployment -RunId {Id} -AllowSelfApproval -Comment ok -Confirm:$false");

        Assert.Equal("SelfApprovalNotAllowed", refused.ErrorId);
        Assert.Equal((true, "ok [self-approval]"), (allowed[0, "IsSelfApproval"], allowed.Text(0, "Comment")));
        Assert.Equal("ok [self-approval]", Assert.Single(Release.Reviews).Comment);
    }

    [Fact]
    public void A_rejection_is_sent_and_the_run_says_so()
    {
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run($"Deny-FsDeployment -RunId {Id} -Comment 'not now' -Confirm:$false | Wait-FsDeployment");

        Assert.Equal("Failed", result.Text(0, "Outcome"));
        Assert.Contains("not now", result.Text(0, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_that_came_back_from_a_job_or_a_file_is_taken()
    {
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run(
            $"$a = Wait-FsDeployment {Id} -For Approval; $r = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($a)); $r | Approve-FsDeployment -Confirm:$false");

        Assert.Equal("Approved", result.Text(0, "State"));
    }

    [Fact]
    public void Logs_come_by_job_filter_by_step_and_leave_the_token_at_home()
    {
        Finish();
        Release.Jobs.ForEach(static job => job.Log = $"2020-01-01T00:00:00.5000000Z \u001b[36;1mecho {job.Name}\u001b[0m\n2030-01-01T12:00:02.5000000Z ##[error]broken [1] кириллица\n");
        using Engine engine = new(_repository.Folder);

        EngineResult all = engine.Run($"Get-FsDeploymentLog {Id}");
        EngineResult some = engine.Run($"[pscustomobject]@{{ RunId = '{Id}'; Repository = 'acme/shop' }} | Get-FsDeploymentLog -Job deploy* -Step Complete* -Tail 5");
        EngineResult none = engine.Run($"Get-FsDeploymentLog -RunId {Id} -Job nosuch; Get-FsDeploymentLog -RunId {Id} -Failed");

        Assert.Equal(6, all.Output.Length);
        Assert.Equal("Command echo setup", all.Text(0, "Level") + " " + all.Text(0, "Text"));
        Assert.Equal(("deploy-production", "Error", "broken [1] кириллица"), (some.Text(0, "Job"), some.Text(0, "Level"), some.Text(0, "Text")));
        Assert.Equal(2, none.Warnings.Length);
        Assert.Contains("deploy-production", none.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(0, _server.TokensAtStorage);
    }

    [Fact]
    public void A_long_log_is_cut_off_downstream_without_being_read_to_its_end()
    {
        Finish();
        Release.Jobs[0].Log = string.Concat(Enumerable.Repeat("2026-11-24T12:00:00.5000000Z a line of a long log\n", 200_000));
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run($"$n = 0; Get-FsDeploymentLog {Id} | ForEach-Object {{ if (++$n -eq 1000) {{ throw 'enough' }} }}");

        Assert.Contains("enough", result.Terminated!.Exception.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests("GET", "/logs"));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_at_once_and_the_next_command_works()
    {
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);
        using PowerShell shell = engine.Create($"Wait-FsDeployment {Id}");
        IAsyncResult running = shell.BeginInvoke();
        while (_server.Log.Count < 4)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal("approve", engine.Run($"if ((Approve-FsDeployment -RunId {Id} -WhatIf).Approves) {{ 'approve' }}").Output[0].ToString());
    }

    [Theory]
    [InlineData("'x' | Wait-FsDeployment", "RunNotNamed")]
    [InlineData("[pscustomobject]@{ RunId = -1 } | Get-FsDeploymentLog", "RunNotNamed")]
    [InlineData("Wait-FsDeployment -RunId 1", "DeploymentNotFound")]
    [InlineData("Get-FsDeploymentLog -RunId 1", "DeploymentNotFound")]
    [InlineData("Approve-FsDeployment -RunId 1 -Confirm:$false", "DeploymentNotFound")]
    [InlineData("Wait-FsDeployment -RunId 1 -Repository 'not a repository'", "GitHubRepositoryInvalid")]
    public void A_wrong_run_is_an_error_that_names_the_cause(string script, string id)
    {
        using Engine engine = new(_repository.Folder);

        Assert.Equal(id, engine.Run(script).ErrorId);
    }

    [Fact]
    public void A_token_that_is_refused_says_how_to_go_on()
    {
        _server.Hub.Revoked.Add(GitHubServer.OwnerToken);
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run($"Wait-FsDeployment -RunId {Id}");

        Assert.Equal("DeploymentWaitTokenExpired", result.ErrorId);
        Assert.Contains($"Wait-FsDeployment -RunId {Id}", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GitHubServer.OwnerToken, result.Errors[0].Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_this_session_that_GitHub_sends_back_is_shown_nowhere_nor_sent_in_a_comment()
    {
        Canary canary = new("DEPLOYMENT_PASSWORD", "Кенар-\"bb\\cc$HOME%41+&<x>'wv6Kan8rei2 яΩ", "wv6Kan8rei2");
        Environment.SetEnvironmentVariable(canary.Variable, canary.Value);
        try
        {
            string everything = SpeakOf(canary);

            Assert.Contains("***", everything, StringComparison.Ordinal);
            Assert.All(canary.Traces, trace => Assert.DoesNotContain(trace, everything, StringComparison.Ordinal));
            Assert.All(canary.Traces, trace => Assert.DoesNotContain(trace, Assert.Single(Release.Reviews).Comment, StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable(canary.Variable, null);
        }
    }

    // Everything four cmdlets say of a release whose names, comments and logs hold the secret in every form.
    private string SpeakOf(Canary canary)
    {
        string log = string.Concat(canary.Printed.Split('\n').Select(static l => $"2030-01-01T00:00:00.0000000Z {l}\n2030-01-01T00:00:00.0000000Z \u001b[31m{l}\u001b[0m\n"));
        _server.Hub.Workflows[0] = new Chain("deploy.yml", [new ChainJob("setup " + canary.Value, null, [canary.Value]), new ChainJob("deploy", "production", [canary.Value])]) { PushBranch = "main" };
        _server.Hub.Push("main", Commit, new Account("petrov", 2));
        Release.Jobs.ForEach(job => job.Log = log);
        _server.Hub.AdvanceToPerson(Release);
        using Engine engine = new(_repository.Folder);
        StringBuilder said = new();
        said.Append(Spoken.By(engine, $"Wait-FsDeployment {Id} -For Approval; Approve-FsDeployment -RunId {Id} -Environment $env:{canary.Variable}; Approve-FsDeployment -RunId {Id} -Comment $env:{canary.Variable} -WhatIf"));
        said.Append(Spoken.By(engine, $"Approve-FsDeployment -RunId {Id} -Comment $env:{canary.Variable} -Confirm:$false"));
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 1);
        said.Append(Spoken.By(engine, $"Wait-FsDeployment {Id}; Get-FsDeploymentLog {Id}; Get-FsDeploymentLog {Id} -Job $env:{canary.Variable}; $env:{canary.Variable} | Wait-FsDeployment"));
        return said.ToString();
    }

    // Takes the run on whenever nobody is asked.
    private async Task RunJobsAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            _server.Hub.AdvanceToPerson(Release);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private void Finish()
    {
        for (int i = 0; i < 2; i++)
        {
            _server.Hub.AdvanceToPerson(Release);
            Release.Jobs.Single(static j => j.Status == "waiting").Status = "approved";
        }

        _server.Hub.AdvanceToPerson(Release);
    }
}
