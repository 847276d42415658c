using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;
using FreeSport.Ops.Core.Steps.Secrets.Models;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.GitHub.Server;

/// <summary>Whatever GitHub's description allows as an answer is one that the module reads.</summary>
public sealed class AnyAnswerTests : IAsyncLifetime
{
    private const int Times = 8;

    private Prism _prism = null!;
    private GitHubClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Prism.Missing is null, Prism.Missing ?? string.Empty);
        _prism = await Prism.AnswerAsync();
        _client = new GitHubClient(
            new GitHubAddress(_prism.Api, "localhost", "acme", "shop"), new GitHubToken(FsGitHubTokenSource.Parameter, GitHubServer.OwnerToken), new GitHubPatience(), new RecordingHost());
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_prism?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Every_answer_is_read()
    {
        await ReadAsync<UserModel>("user");
        await ReadAsync<UserModel>("orgs/acme");
        await ReadAsync<RepositoryModel>("repos/acme/shop");
        await ReadAsync<EnvironmentsModel>("repos/acme/shop/environments");
        await ReadAsync<EnvironmentModel>("repos/acme/shop/environments/production");
        foreach (string place in new[] { "repos/acme/shop/actions", "repos/acme/shop/environments/production", "repos/acme/shop/dependabot", "orgs/acme/actions", "orgs/acme/dependabot" })
        {
            await ReadAsync<StoredPageModel>(place + "/secrets");
            await ReadAsync<StoredModel>(place + "/secrets/API_KEY");
            await ReadAsync<PublicKeyModel>(place + "/secrets/public-key");
        }

        foreach (string place in new[] { "repos/acme/shop/actions", "repos/acme/shop/environments/production", "orgs/acme/actions" })
        {
            await ReadAsync<StoredPageModel>(place + "/variables");
            await ReadAsync<StoredModel>(place + "/variables/REGION");
        }

        await ReadAsync<NamesModel>("repos/acme/shop/actions/organization-secrets");
        await ReadAsync<NamesModel>("repos/acme/shop/actions/organization-variables");
        await ReadAsync<RunsModel>("repos/acme/shop/actions/workflows/deploy.yml/runs");
        await ReadAsync<CheckedRunsModel>("repos/acme/shop/actions/runs");
        await ReadAsync<RunModel>("repos/acme/shop/actions/runs/1");
        await ReadAsync<JobsModel>("repos/acme/shop/actions/runs/1/jobs");
        await ReadAsync<PendingDeploymentModel[]>("repos/acme/shop/actions/runs/1/pending_deployments");
        await ReadAsync<ReviewModel[]>("repos/acme/shop/actions/runs/1/approvals");
        await ReadAsync<BranchModel>("repos/acme/shop/branches/main");
        await ReadAsync<List<BranchRuleModel>>("repos/acme/shop/rules/branches/main");
        await ReadAsync<CheckRunsModel>("repos/acme/shop/commits/main/check-runs");
        await ReadAsync<CommitStatusesModel>("repos/acme/shop/commits/main/status");
        await ReadAsync<CommitModel>("repos/acme/shop/commits/main");
        await ReadAsync<List<PullModel>>("repos/acme/shop/commits/main/pulls");
        await ReadAsync<ComparisonModel>("repos/acme/shop/compare/main...develop");
    }

    private async Task ReadAsync<T>(string path)
        where T : class
    {
        for (int i = 0; i < Times; i++)
        {
            Assert.NotNull((await _client.GetAsync<T>(new Uri(path, UriKind.Relative), path, Cancel.Token)).Body);
        }
    }
}
