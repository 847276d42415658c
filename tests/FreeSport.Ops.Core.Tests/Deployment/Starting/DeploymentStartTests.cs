using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Starting;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Deployment.Starting;

/// <summary>A release goes forward or not at all, and the run is exactly the one that was started.</summary>
public sealed class DeploymentStartTests : IAsyncLifetime
{
    private const string Workflow = """
        on:
          push: { branches: [main] }
          workflow_dispatch:
            inputs:
              image_tag: { type: string, default: "" }
              mode: { type: choice, options: [fast, slow], default: fast }
        jobs:
          setup: { runs-on: ubuntu-latest, steps: [{ run: echo }] }
        """;

    private DateTime _now = new(2026, 11, 24, 0, 30, 0, DateTimeKind.Utc);

    private readonly RecordingHost _host = new();
    private readonly TestRepository _origin = TestRepository.Create("исток");
    private readonly TempFolder _outer = new("Проект [1]");
    private GitHubServer _server = null!;
    private GitHubClient _client = null!;
    private string _trigger = "push";
    private string _more = string.Empty;

    private string Clone => _outer.At("clone");

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync();
        _server.Hub.Workflows.Add(Chain.Release);
        _client = ClientFor(_server.Owner);
        _origin.Write(".github/workflows/deploy.yml", Workflow);
        _origin.Commit("start");
        _origin.Git("config", "receive.denyCurrentBranch", "ignore");
        _origin.Git("branch", "develop");
        TestRepository.Run(_outer.Path, "clone", "-q", _origin.Path, Clone);
        TestRepository.Run(Clone, "config", "user.name", "Тест");
        TestRepository.Run(Clone, "config", "user.email", "test@localhost");
        TestRepository.Run(Clone, "switch", "-q", "develop");
        _server.Hub.Branches["main"] = Main;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await (await ContractCheck.LoadedAsync).CheckAsync(_server));
        _client.Dispose();
        _outer.Dispose();
        _origin.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_push_moves_the_branch_forward_and_returns_its_run()
    {
        string before = Main;
        string commit = Change("the change");
        StartRunsOnPush();

        FsGitHubDeployment started = await StartAsync();

        Assert.Equal((commit, before, commit), (Main, started.PreviousCommit, started.Commit));
        Assert.Equal((_server.Hub.Runs.Single().Id, FsDeploymentTrigger.Push, "production"), (started.RunId, started.Trigger, started.Environment));
        Assert.Equal([FsPolicyState.Allowed, FsPolicyState.NotConfigured, FsPolicyState.NotConfigured, FsPolicyState.NotConfigured, FsPolicyState.NotConfigured], started.Policies.Select(static p => p.State));
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        Change("один");
        Change("два");
        string before = Main;

        FsGitHubDeploymentPlan plan = await PlanAsync();

        Assert.True(plan.IsAllowed);
        Assert.Equal(["два", "один"], plan.Commits.Select(static c => c.Split(' ', 2)[1]));
        Assert.Equal(before, Main);
        Assert.All(_server.Log, static e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task The_plan_is_read_where_the_push_goes()
    {
        using TestRepository elsewhere = TestRepository.Create("другое");
        TestRepository.Run(elsewhere.Path, "fetch", "-q", _origin.Path, "main:refs/heads/release");
        TestRepository.Run(elsewhere.Path, "switch", "-q", "-C", "main", "release");
        elsewhere.Write("theirs.txt", "there alone");
        elsewhere.Commit("there alone");
        TestRepository.Run(Clone, "config", "remote.origin.pushurl", elsewhere.Path);
        Change("the change");

        FsGitHubDeploymentPlan plan = await PlanAsync();

        Assert.Equal(elsewhere.Git("rev-parse", "main"), plan.PreviousCommit);
        Assert.False(plan.IsAllowed);
    }

    [Fact]
    public async Task A_push_to_several_places_is_refused()
    {
        Change("the change");
        TestRepository.Run(Clone, "config", "--add", "remote.origin.pushurl", _origin.Path);
        TestRepository.Run(Clone, "config", "--add", "remote.origin.pushurl", Clone);

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => PlanAsync());

        Assert.Equal("GitRemoteFailed", refused.Failure.ErrorId);
        Assert.Contains("several places", refused.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_that_moved_nothing_is_somebody_elses_release()
    {
        string commit = Change("the change");
        FsGitHubDeploymentPlan plan = await PlanAsync();
        TestRepository.Run(Clone, "push", "-q", _origin.Path, commit + ":refs/heads/main");

        OpsException theirs = await Assert.ThrowsAsync<OpsException>(() => StartAsync(plan));

        Assert.Equal("DeploymentAlreadyReleased", theirs.Failure.ErrorId);
        Assert.Contains("somebody else's", theirs.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Hub.Runs);
    }

    [Fact]
    public async Task A_shallow_clone_is_called_shallow()
    {
        Change("one");
        Change("two");
        string shallow = _outer.At("shallow");
        TestRepository.Run(_outer.Path, "clone", "-q", "--depth", "1", "--branch", "develop", "file://" + _origin.Path, shallow);
        _origin.Git("branch", "-f", "apart", "main");
        using OpsSession session = new(_host, shallow);
        GitRemote remote = new(session.Processes, session.Tools);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        FsGitHubDeploymentPlan plan = new() { Branch = "main" };
        TestRepository.Run(shallow, "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "--allow-empty", "-m", "ahead");

        FsPolicyAnswer answer = await new ReleaseBranch(session.Git, remote, project.Git.Repository!).LookAsync(plan, new DeploymentDefinition(), named: null, Cancel.Token);

        Assert.Equal(FsPolicyState.Refused, answer.State);
        Assert.EndsWith("git fetch --unshallow", answer.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_a_step_forward_is_refused()
    {
        Change("the change");
        _origin.Write("hotfix.txt", "by hand");
        _origin.Commit("a fix on main alone");

        await RefusedAsync("Branch");
    }

    [Fact]
    public async Task What_the_team_has_not_seen_is_refused()
    {
        _more = ", from: develop";
        Change("pushed");
        File.WriteAllText(Path.Combine(Clone, "local.txt"), "x");
        TestRepository.Run(Clone, "add", "-A");
        TestRepository.Run(Clone, "commit", "-q", "-m", "not pushed");

        await RefusedAsync("Branch", new StartOptions(null, "HEAD", new Dictionary<string, string>(), null));
    }

    [Fact]
    public async Task Nothing_new_is_refused() => await RefusedAsync("Branch");

    [Fact]
    public async Task Outside_of_the_window_nothing_starts_but_a_rollback()
    {
        Change("the change");
        _more = ", rollbackInput: image_tag }\n    window: { days: [Mon], from: \"10:00\", to: \"11:00\", timeZone: Europe/Moscow";

        await RefusedAsync("Window");
        FsGitHubDeployment rollback = await StartAsync(new StartOptions(null, null, new Dictionary<string, string>(), "0fefabf4"));

        Assert.True(rollback.IsRollback);
        Assert.Equal("0fefabf4", _server.Hub.Runs.Single().Inputs["image_tag"]);
    }

    [Fact]
    public async Task A_reason_goes_past_a_closed_window_and_is_recorded()
    {
        Change("the change");
        _more = " }\n    window: { days: [Mon], from: \"10:00\", to: \"11:00\", timeZone: Europe/Moscow";
        StartRunsOnPush();

        FsGitHubDeployment started = await StartAsync(new StartOptions(null, null, new Dictionary<string, string>(), null) { Override = "OPS-42: the shop is down" });

        using OpsSession session = new(_host, Clone);
        FsEvidence evidence = Assert.Single(EvidenceStore.Open(await session.LoadProjectAsync(Cancel.Token), _host).NewestFirst());
        Assert.Equal((started.EvidenceId, "production"), (evidence.EvidenceId, evidence.Environment));
        Assert.EndsWith("OPS-42: the shop is down", Assert.Single(evidence.Subjects).Summary, StringComparison.Ordinal);
        Assert.Contains(started.Policies, static p => p is { Policy: FsPolicyKind.Window, State: FsPolicyState.Refused });
    }

    [Fact]
    public async Task A_reason_does_not_go_past_the_branch()
    {
        Change("the change");
        _origin.Write("hotfix.txt", "by hand");
        _origin.Commit("a fix on main alone");

        await RefusedAsync("Branch", new StartOptions(null, null, new Dictionary<string, string>(), null) { Override = "OPS-42: the shop is down" });
    }

    [Fact]
    public async Task A_question_that_is_answered_after_the_window_starts_nothing()
    {
        Change("the change");
        _more = " }\n    window: { days: [Tue], from: \"03:00\", to: \"04:00\", timeZone: Europe/Moscow";
        FsGitHubDeploymentPlan plan = await PlanAsync();
        string before = Main;

        _now += TimeSpan.FromHours(1);

        Assert.True(plan.IsAllowed);
        Assert.Equal("DeploymentRefused", (await Assert.ThrowsAsync<OpsException>(() => StartAsync(plan))).Failure.ErrorId);
        Assert.Equal(before, Main);
    }

    [Fact]
    public async Task An_open_checklist_stops_the_release_where_the_team_asks_for_it()
    {
        Change("the change");
        _more = ", requireChecklist: true";

        await RefusedAsync("Checklist");
    }

    [Fact]
    public async Task A_dispatch_of_a_branch_that_moved_while_a_person_was_asked_is_not_sent()
    {
        _trigger = "dispatch";
        FsGitHubDeploymentPlan plan = await PlanAsync();
        _server.Hub.Branches["main"] = new string('e', 40);

        OpsFailure refused = (await Assert.ThrowsAsync<OpsException>(() => StartAsync(plan))).Failure;

        Assert.Equal("DeploymentRefused", refused.ErrorId);
        Assert.Empty(_server.Requests("POST", "/dispatches"));
    }

    [Fact]
    public async Task A_plan_moves_no_ref_of_the_clone_and_a_push_takes_no_tag_along()
    {
        Change("the change");
        StartRunsOnPush();
        TestRepository.Run(Clone, "config", "push.followTags", "true");
        TestRepository.Run(Clone, "tag", "-a", "-m", "private", "private");
        string before = TestRepository.Run(Clone, "for-each-ref");

        FsGitHubDeploymentPlan plan = await PlanAsync();
        Assert.Equal(before, TestRepository.Run(Clone, "for-each-ref"));
        await StartAsync(plan);

        Assert.Equal(string.Empty, _origin.Git("tag", "--list"));
    }

    [Fact]
    public async Task What_a_hook_says_is_seen_on_both_streams_and_taken_for_nobodys_release()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook is a shell script.");
        string commit = Change("the change");
        StartRunsOnPush();
        Hook(Clone, "pre-push", "printf '=\\tmine\\n'\necho 'проверяю' >&1\n");

        FsGitHubDeployment started = await StartAsync();

        Assert.Equal(commit, started.Commit);
        Assert.Contains(_host.Progress, static p => p.Status.Contains("проверяю", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Right_after_the_push_it_is_told_where_the_branch_stands()
    {
        string commit = Change("the change");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        FsGitHubDeploymentPlan plan = await PlanAsync();
        using OpsSession session = new(_host, Clone);
        Task starting = (await OfAsync(session)).StartAsync(plan, stop.Token);
        await Until.TrueAsync(() => !_host.Information.IsEmpty, "the line after the push");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.Equal($"'main' stands at {commit[..8]} now. Its run: Get-FsDeployment production", Assert.Single(_host.Information));
        Assert.StartsWith($"Stopped after {commit[..8]} was pushed to 'main'", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only")]
    [InlineData("on-demand")]
    public async Task A_persons_setting_for_submodules_neither_stops_the_push_nor_takes_them_along(string setting)
    {
        string commit = Change("the change");
        StartRunsOnPush();
        TestRepository.Run(Clone, "config", "push.recurseSubmodules", setting);

        await StartAsync();

        Assert.Equal(commit, Main);
    }

    [Fact]
    public async Task A_hook_that_says_no_is_repeated()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The hook is a shell script.");
        Change("the change");
        Hook(_origin.Path, "pre-receive", "echo 'не сегодня' >&2\nexit 1\n");

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => StartAsync());

        Assert.Equal("GitPushRejected", refused.Failure.ErrorId);
        Assert.Contains("не сегодня", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Contains(_host.Progress, static p => p.Activity == "Pushing to 'main'" && p.Status.Contains("не сегодня", StringComparison.Ordinal));
        Assert.True(_host.Progress.Last().Completed);
    }

    [Fact]
    public async Task An_unreachable_remote_is_said()
    {
        TestRepository.Run(Clone, "remote", "set-url", "origin", _outer.At("нет"));

        Assert.Equal("GitRemoteFailed", (await Assert.ThrowsAsync<OpsException>(() => PlanAsync())).Failure.ErrorId);
    }

    [Fact]
    public async Task A_dispatch_returns_its_run_though_GitHub_does_not_show_it_at_once()
    {
        _trigger = "dispatch";
        _server.Hub.LooksUntilShown = 3;
        _server.Hub.Start(Chain.Release, "workflow_dispatch", "main", Main, _server.Owner, new Dictionary<string, string>());

        FsGitHubDeployment started = await StartAsync(new StartOptions(null, null, new Dictionary<string, string> { ["mode"] = "slow" }, null));

        Assert.Equal(_server.Hub.Runs[^1].Id, started.RunId);
        Assert.Equal(2, _server.Hub.Runs.Count);
        Assert.Equal("slow", _server.Hub.Runs[^1].Inputs["mode"]);
    }

    [Fact]
    public async Task A_run_that_GitHub_never_shows_is_told_by_its_number()
    {
        _trigger = "dispatch";
        _server.Hub.LooksUntilShown = 1000;

        OpsFailure unknown = (await Assert.ThrowsAsync<OpsException>(() => StartAsync())).Failure;

        Assert.Equal("DeploymentUnknown", unknown.ErrorId);
        Assert.Contains($"Wait-FsDeployment -RunId {_server.Hub.Runs.Single().Id}", unknown.Remedy, StringComparison.Ordinal);
        Assert.Single(_server.Requests("POST", "/dispatches"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.CutBody)]
    public async Task Without_an_answer_the_run_is_known_by_its_mark_even_beside_another_of_the_same_account(FaultKind? lost)
    {
        Mark();
        _server.Hub.IsOlderServer = lost is null;
        Chain marked = _server.Hub.Workflows[0];
        if (lost is { } kind)
        {
            _server.Break(new Fault("POST", "/dispatches", kind));
        }

        FsGitHubDeploymentPlan plan = await PlanAsync();
        Task<FsGitHubDeployment> starting = StartAsync(plan);
        await Until.TrueAsync(() => _server.Requests("POST", "/dispatches").Count >= 1, "the start was sent");
        _server.Hub.Start(marked, "workflow_dispatch", "main", Main, _server.Owner, new Dictionary<string, string> { ["distinct_id"] = "somebody" });

        FsGitHubDeployment started = await starting;

        Assert.Equal(_server.Hub.Runs.Single(r => r.Inputs["distinct_id"] == plan.WorkflowInputs.Single().Value).Id, started.RunId);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.LostAnswer, 2)]
    [InlineData(FaultKind.CutBody, 1)]
    public async Task Without_an_answer_and_without_a_mark_the_candidates_are_shown_and_none_is_taken(FaultKind? lost, int runs)
    {
        _trigger = "dispatch";
        _server.Hub.IsOlderServer = lost is null;
        if (lost is { } kind)
        {
            _server.Break(new Fault("POST", "/dispatches", kind)
            {
                Then = () =>
                {
                    for (int other = 1; other < runs; other++)
                    {
                        _server.Hub.Start(Chain.Release, "workflow_dispatch", "main", Main, _server.Owner, new Dictionary<string, string>());
                    }
                },
            });
        }

        OpsFailure refused = (await Assert.ThrowsAsync<OpsException>(() => StartAsync())).Failure;

        Assert.Equal("DeploymentAmbiguous", refused.ErrorId);
        Assert.Equal(runs, _server.Hub.Runs.Count);
        Assert.All(_server.Hub.Runs, r => Assert.Contains(r.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal));
        Assert.Contains("Wait-FsDeployment -RunId", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_after_the_start_was_sent_is_told_what_was_sent_and_how_to_find_it()
    {
        _trigger = "dispatch";
        _server.Hub.LooksUntilShown = int.MaxValue;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        FsGitHubDeploymentPlan plan = await PlanAsync();
        using OpsSession session = new(_host, Clone);
        Task starting = (await OfAsync(session)).StartAsync(plan, stop.Token);
        await Until.TrueAsync(() => _server.Hub.Runs.Count == 1, "the start arrived");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        string told = Assert.Single(_host.Warnings);
        Assert.Contains("deploy.yml", told, StringComparison.Ordinal);
        Assert.Contains("Get-FsDeployment production", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(502)]
    public async Task What_was_started_is_never_said_to_be_tried_again(int status)
    {
        _trigger = "dispatch";
        _server.Break(new Fault("GET", "/actions/runs/", FaultKind.Status) { Status = status, Times = 100 });

        OpsFailure unknown = (await Assert.ThrowsAsync<OpsException>(() => StartAsync())).Failure;

        Assert.Equal("DeploymentUnknown", unknown.ErrorId);
        Assert.Contains(_server.Hub.Runs.Single().Id.ToString(System.Globalization.CultureInfo.InvariantCulture), unknown.Message, StringComparison.Ordinal);
        Assert.Contains("Get-FsDeployment", unknown.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_a_dispatch_would_not_take_is_refused()
    {
        _trigger = "dispatch";

        Assert.Equal("DeploymentCommitMisplaced", (await Assert.ThrowsAsync<OpsException>(() => PlanAsync(new StartOptions(null, "HEAD", new Dictionary<string, string>(), null)))).Failure.ErrorId);
    }

    [Fact]
    public async Task A_push_to_another_repository_than_is_asked_about_is_refused()
    {
        Change("the change");
        TestRepository.Run(Clone, "remote", "set-url", "origin", "https://127.0.0.1:1/acme/sandbox.git");

        await RefusedAsync("Branch");
    }

    [Theory]
    [InlineData("github.com", true)]
    [InlineData("ssh.github.com", true)]
    [InlineData("github.com-work", true)]
    [InlineData("work", true)]
    [InlineData("gitlab.com", false)]
    [InlineData("git.company.example", false)]
    public void The_same_name_on_another_server_is_another_repository(string host, bool isMeant) =>
        Assert.Equal(isMeant, GitHubAddress.From(new RemoteAddress("github.com", "acme", "shop")).IsMeantBy(new RemoteAddress(host, "Acme", "shop")));

    [Fact]
    public async Task When_nobody_can_tell_it_is_not_sent_again()
    {
        _trigger = "dispatch";
        _server.Break(new Fault("POST", "/dispatches", FaultKind.ResetBefore));

        OpsException unknown = await Assert.ThrowsAsync<OpsException>(() => StartAsync());

        Assert.Equal("DeploymentUnknown", unknown.Failure.ErrorId);
        Assert.Single(_server.Requests("POST", "/dispatches"));
    }

    [Fact]
    public async Task Who_does_not_know_the_own_name_takes_no_run_for_the_own()
    {
        _trigger = "dispatch";
        _server.Break(new Fault("GET", "/user", FaultKind.Status) { Status = 403, Times = 20 });
        _server.Break(new Fault("POST", "/dispatches", FaultKind.LostAnswer));

        Assert.Equal("DeploymentAmbiguous", (await Assert.ThrowsAsync<OpsException>(() => StartAsync())).Failure.ErrorId);
    }

    [Fact]
    public async Task Somebody_elses_start_is_not_taken_for_the_own()
    {
        _trigger = "dispatch";
        _server.Hub.IsOlderServer = true;
        Account boris = new("boris", 2);
        _server.Hub.Tokens["ghp_boris"] = boris;
        FsGitHubDeploymentPlan plan = await PlanAsync();
        _server.Break(new Fault("POST", "/dispatches", FaultKind.ResetBefore) { After = 1 });
        Task<FsGitHubDeployment> starting = StartAsync(plan);
        await Until.TrueAsync(() => _server.Requests("POST", "/dispatches").Count >= 1, "the start was sent");
        _server.Hub.Start(Chain.Release, "workflow_dispatch", "main", Main, boris, new Dictionary<string, string>());

        Assert.Equal("DeploymentUnknown", (await Assert.ThrowsAsync<OpsException>(() => starting)).Failure.ErrorId);
    }

    [Theory]
    [InlineData(401, "GitHubTokenRefused")]
    [InlineData(403, "GitHubForbidden")]
    [InlineData(404, "GitHubNotFound")]
    [InlineData(409, "GitHubConflict")]
    [InlineData(422, "GitHubRejected")]
    public async Task What_GitHub_refuses_is_named(int status, string errorId)
    {
        _trigger = "dispatch";
        _server.Break(new Fault("POST", "/dispatches", FaultKind.Status) { Status = status });

        Assert.Equal(errorId, (await Assert.ThrowsAsync<OpsException>(() => StartAsync())).Failure.ErrorId);
        Assert.Empty(_server.Hub.Runs);
    }

    [Theory]
    [InlineData("mode", "medium", "WorkflowInputInvalid")]
    [InlineData("nosuch", "x", "WorkflowInputInvalid")]
    public async Task Inputs_that_do_not_fit_are_not_sent(string name, string value, string errorId)
    {
        _trigger = "dispatch";

        OpsException wrong = await Assert.ThrowsAsync<OpsException>(() => PlanAsync(new StartOptions(null, null, new Dictionary<string, string> { [name] = value }, null)));

        Assert.Equal(errorId, wrong.Failure.ErrorId);
        Assert.Contains(name, wrong.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a tag", "ImageTagInvalid")]
    [InlineData("-x", "ImageTagInvalid")]
    [InlineData("ok", "RollbackNotConfigured")]
    public async Task A_rollback_needs_a_tag_and_an_input(string tag, string errorId)
    {
        _more = tag == "ok" ? string.Empty : ", rollbackInput: image_tag";

        Assert.Equal(errorId, (await Assert.ThrowsAsync<OpsException>(() => PlanAsync(new StartOptions(null, null, new Dictionary<string, string>(), tag)))).Failure.ErrorId);
    }

    private string Main => _origin.Git("rev-parse", "main");

    // As GitHub does when the branch moves.
    private void StartRunsOnPush()
    {
        string before = Main;
        _ = Task.Run(async () =>
        {
            await Until.TrueAsync(() => Main != before, "main moved");
            _server.Hub.Push("main", Main, _server.Owner);
        });
    }

    private string Change(string message)
    {
        File.WriteAllText(Path.Combine(Clone, Guid.NewGuid().ToString("N")), message);
        TestRepository.Run(Clone, "add", "-A");
        TestRepository.Run(Clone, "commit", "-q", "-m", message);
        TestRepository.Run(Clone, "push", "-q", "origin", "develop");
        return TestRepository.Run(Clone, "rev-parse", "HEAD");
    }

    private static void Hook(string repository, string name, string script)
    {
        // Where the tests' repositories look for hooks.
        string folder = TestRepository.Run(repository, "rev-parse", "--git-path", "hooks");
        string hook = Path.Combine(Path.GetFullPath(Path.Combine(repository, folder)), name);
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    // A workflow that shows what it was given in the title of its runs.
    private void Mark()
    {
        _trigger = "dispatch";
        string file = Path.Combine(Clone, ".github", "workflows", "deploy.yml");
        File.WriteAllText(file, "run-name: Deploy ${{ inputs.distinct_id }}\non: { workflow_dispatch: { inputs: { distinct_id: { type: string } } } }\njobs: { deploy-production: { environment: production, runs-on: ubuntu-latest, steps: [{ run: ./deploy }] } }\n");
        _server.Hub.Workflows[0] = Chain.Release with { Title = static inputs => "Deploy " + inputs["distinct_id"] };
    }

    private async Task RefusedAsync(string policy, StartOptions? options = null)
    {
        string before = Main;

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => StartAsync(options));

        Assert.Equal("DeploymentRefused", refused.Failure.ErrorId);
        Assert.Contains(policy + ":", refused.Failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(string.Empty, refused.Failure.Remedy);
        Assert.Equal(before, Main);
        Assert.DoesNotContain(_server.Log, static e => e.Method != "GET");
    }

    private async Task<FsGitHubDeploymentPlan> PlanAsync(StartOptions? options = null)
    {
        using OpsSession session = new(_host, Clone);
        return await (await OfAsync(session)).PlanAsync(options ?? new StartOptions(null, null, new Dictionary<string, string>(), null), Cancel.Token);
    }

    private async Task<FsGitHubDeployment> StartAsync(StartOptions? options = null) => await StartAsync(await PlanAsync(options));

    private async Task<FsGitHubDeployment> StartAsync(FsGitHubDeploymentPlan plan)
    {
        using OpsSession session = new(_host, Clone);
        return await (await OfAsync(session)).StartAsync(plan, Cancel.Token);
    }

    private async Task<DeploymentStart> OfAsync(OpsSession session)
    {
        await File.WriteAllTextAsync(
            Path.Combine(Clone, "freesport.ops.yml"),
            $"environments:\n  production:\n    deployment: {{ target: github, trigger: {_trigger}, workflow: deploy.yml, branch: main{_more} }}\n",
            Cancel.Token);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return new DeploymentStart(session, project, _client, Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host), () => _now);
    }

    private GitHubClient ClientFor(Account account) => new(
        new GitHubAddress(_server.Api, "localhost", "acme", "shop"),
        new GitHubToken(FsGitHubTokenSource.Parameter, _server.Hub.Tokens.Single(t => t.Value == account).Key),
        new GitHubPatience { DelayAsync = static (_, stop) => Task.Delay(1, stop), RequestTimeout = TimeSpan.FromSeconds(5) },
        _host);
}
