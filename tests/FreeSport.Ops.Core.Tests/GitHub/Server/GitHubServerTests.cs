using System.Text.Json.Nodes;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.GitHub.Server;

/// <summary>The client against a server that keeps state and misbehaves.</summary>
public sealed class GitHubServerTests : IAsyncLifetime
{
    private readonly RecordingHost _host = new();
    private GitHubServer _server = null!;
    private GitHubClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await GitHubServer.StartAsync();
        _client = Client();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await (await ContractCheck.LoadedAsync).CheckAsync(_server));
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.CutBody)]
    public async Task A_read_survives_an_answer_that_was_lost(FaultKind kind)
    {
        _server.Break(new Fault("GET", "/user", kind) { Times = 2 });

        Assert.Equal("anna", (string?)(await UserAsync())["login"]);
        Assert.Equal(3, _server.Requests("GET", "/user").Count);
    }

    [Theory]
    [InlineData(FaultKind.SlowLoris, "GitHubTimedOut")]
    [InlineData(FaultKind.Silence, "GitHubTimedOut")]
    [InlineData(FaultKind.BrokenJson, "GitHubAnswerUnreadable")]
    [InlineData(FaultKind.Html, "GitHubAnswerUnreadable")]
    [InlineData(FaultKind.TokenExpires, "GitHubTokenRefused")]
    [InlineData(FaultKind.CutBody, "GitHubUnreachable")]
    public async Task A_server_that_does_not_come_to_itself_is_named(FaultKind kind, string errorId)
    {
        _server.Break(new Fault("GET", "/user", kind) { Times = 10 });
        using GitHubClient hasty = Client(new GitHubPatience { RequestTimeout = TimeSpan.FromMilliseconds(300) });

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => hasty.GetAsync<JsonObject>(GitHubPath.Of($"user"), "the user", Cancel.Token));

        Assert.Equal(errorId, failed.Failure.ErrorId);
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.LostAnswer, 1)]
    public async Task A_dispatch_is_never_sent_twice(FaultKind kind, int runs)
    {
        _server.Hub.Workflows.Add(Chain.Release);
        _server.Break(new Fault("POST", "/dispatches", kind));

        await Assert.ThrowsAsync<OpsException>(() => _client.PostAsync<JsonObject>(
            GitHubPath.Of($"repos/acme/shop/actions/workflows/{"deploy.yml"}/dispatches"), new { @ref = "main" }, "the dispatch", Cancel.Token));

        Assert.Equal(runs, _server.Hub.Runs.Count);
        Assert.Single(_server.Requests("POST", "/dispatches"));
    }

    [Fact]
    public async Task A_release_asks_for_approval_twice()
    {
        _server.Hub.AddEnvironment("production", "anna");
        _server.Hub.Workflows.Add(Chain.Release);
        _server.Hub.Push("main", new string('a', 40), _server.Owner);
        WorkflowRun run = _server.Hub.Runs.Single();

        _server.Hub.AdvanceToPerson(run);
        Assert.Equal(("waiting", "build"), (run.Status, run.Jobs.Single(static j => j.Status == "waiting").Name));
        await ApproveAsync(run);
        _server.Hub.AdvanceToPerson(run);
        Assert.Equal(("waiting", "deploy-production"), (run.Status, run.Jobs.Single(static j => j.Status == "waiting").Name));
        await ApproveAsync(run);
        _server.Hub.AdvanceToPerson(run);

        Assert.Equal(("completed", "success"), (run.Status, run.Conclusion));
    }

    [Fact]
    public async Task A_log_is_fetched_without_the_token()
    {
        _server.Hub.Workflows.Add(Chain.Release);
        _server.Hub.Push("main", new string('a', 40), _server.Owner);
        _server.Hub.AdvanceToPerson(_server.Hub.Runs.Single());

        using StreamReader log = new(await _client.OpenAsync(GitHubPath.Of($"repos/acme/shop/actions/jobs/{_server.Hub.Runs.Single().Jobs[0].Id}/logs"), "the log", Cancel.Token));

        Assert.Contains("##[group]Run set-env", await log.ReadToEndAsync(Cancel.Token), StringComparison.Ordinal);
        Assert.Equal(0, _server.TokensAtStorage);
    }

    [Fact]
    public async Task What_did_not_change_costs_nothing()
    {
        await UserAsync();

        await UserAsync();

        Assert.Equal([200, 304], _server.Log.Select(static e => e.Status));
    }

    private async Task<JsonObject> UserAsync() => (await _client.GetAsync<JsonObject>(GitHubPath.Of($"user"), "the user", Cancel.Token)).Body!;

    private async Task ApproveAsync(WorkflowRun run) => await _client.PostAsync<JsonArray>(
        GitHubPath.Of($"repos/acme/shop/actions/runs/{run.Id}/pending_deployments"),
        new { environment_ids = new[] { _server.Hub.Environments[0].Id }, state = "approved", comment = "ok" },
        "the review",
        Cancel.Token);

    private GitHubClient Client(GitHubPatience? patience = null) => new(
        new GitHubAddress(_server.Api, "localhost", "acme", "shop"),
        new GitHubToken(FsGitHubTokenSource.Parameter, GitHubServer.OwnerToken),
        (patience ?? new GitHubPatience()) with { DelayAsync = static (_, _) => Task.CompletedTask },
        _host);
}
