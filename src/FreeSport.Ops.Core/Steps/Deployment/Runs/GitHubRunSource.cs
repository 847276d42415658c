using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Asks GitHub about one run.</summary>
/// <param name="runId">The run.</param>
/// <param name="client">Asks.</param>
/// <param name="workflow">Knows what its jobs build.</param>
/// <param name="findToken">Looks for a token once more.</param>
internal sealed class GitHubRunSource(long runId, GitHubClient client, ReleaseWorkflow workflow, Func<CancellationToken, Task<GitHubToken?>> findToken) : IReviewSource
{
    private const int JobsPerPage = 100;

    private const int RunsPerPage = 20;

    private readonly string _what = RunTexts.What.With(runId);
    private readonly Dictionary<string, bool> _preventsSelfReview = new(StringComparer.OrdinalIgnoreCase);
    private string? _me;
    private bool _isMeAsked;

    public long RunId => runId;

    private string Owner => client.Address.Owner;

    private string Name => client.Address.Name;

    public async Task<Seen<FsGitHubDeployment>> RunAsync(CancellationToken cancellationToken)
    {
        GitHubAnswer<RunModel> answer = await client.GetAsync<RunModel>(GitHubPath.Of($"repos/{Owner}/{Name}/actions/runs/{runId}"), _what, cancellationToken).ConfigureAwait(false);
        return new Seen<FsGitHubDeployment>(RunMapping.Deployment(answer.Body!, client.Address), answer.IsUnchanged);
    }

    /// <summary>The jobs of one of many runs, read when it is its turn.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="client">Asks.</param>
    /// <param name="workflow">Knows what its jobs build.</param>
    /// <param name="turns">How many are read at the same time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<FsDeploymentJob[]> JobsInTurnAsync(long runId, GitHubClient client, ReleaseWorkflow workflow, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            GitHubRunSource source = new(runId, client, workflow, static _ => Task.FromResult<GitHubToken?>(null));
            return (await source.JobsAsync(cancellationToken).ConfigureAwait(false)).Value;
        }
        finally
        {
            turns.Release();
        }
    }

    public Task<Seen<FsDeploymentJob[]>> JobsAsync(CancellationToken cancellationToken) => ReadJobsAsync(runId, cancellationToken);

    public async Task<FsDeploymentJob[]> JobsOfAsync(long id, CancellationToken cancellationToken) => (await ReadJobsAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<Seen<FsPendingApproval[]>> PendingAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        GitHubAnswer<PendingDeploymentModel[]> answer = await client.GetAsync<PendingDeploymentModel[]>(GitHubPath.Of($"repos/{Owner}/{Name}/actions/runs/{runId}/pending_deployments"), _what, cancellationToken).ConfigureAwait(false);
        List<FsPendingApproval> pending = [];
        EnvironmentJobs? declared = answer.Body!.Length == 0 ? null : await workflow.JobsAsync(run, cancellationToken).ConfigureAwait(false);
        foreach (PendingDeploymentModel one in answer.Body!)
        {
            FsPendingApproval approval = ApprovalMapping.Pending(one, run, WaitingFor(one.Environment?.Name ?? string.Empty, run, declared));
            approval.PreventsSelfReview = await PreventsSelfReviewAsync(approval.Environment!, cancellationToken).ConfigureAwait(false);
            approval.IsOwnStart = string.Equals(await MeAsync(cancellationToken).ConfigureAwait(false), run.StartedBy, StringComparison.OrdinalIgnoreCase);
            approval.Built = await workflow.BuiltAsync(run, cancellationToken).ConfigureAwait(false);
            pending.Add(approval);
        }

        return new Seen<FsPendingApproval[]>([.. pending], answer.IsUnchanged);
    }

    public async Task<FsApproval[]> ReviewsAsync(CancellationToken cancellationToken)
    {
        GitHubAnswer<ReviewModel[]> answer = await client.GetAsync<ReviewModel[]>(GitHubPath.Of($"repos/{Owner}/{Name}/actions/runs/{runId}/approvals"), _what, cancellationToken).ConfigureAwait(false);
        return [.. answer.Body!.SelectMany(ApprovalMapping.Reviews)];
    }

    public async Task<IReadOnlyList<FsGitHubDeployment>> GreenBeforeAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        Uri path = GitHubPath.Of($"repos/{Owner}/{Name}/actions/workflows/{run.Workflow}/runs?branch={run.Branch}&status=success&per_page={RunsPerPage}");
        RunsModel? page = await AllowedAsync<RunsModel>(path, cancellationToken).ConfigureAwait(false);
        return [.. (page?.WorkflowRuns ?? []).Where(r => r.RunNumber < run.RunNumber).OrderByDescending(static r => r.RunNumber).Select(r => RunMapping.Deployment(r, client.Address))];
    }

    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (await findToken(cancellationToken).ConfigureAwait(false) is not { } fresh || fresh.Value == client.Token.Value)
        {
            return false;
        }

        client.Renew(fresh);
        return true;
    }

    public async Task<string?> MeAsync(CancellationToken cancellationToken)
    {
        if (!_isMeAsked)
        {
            _me = await AllowedAsync<UserModel>(GitHubPath.Of($"user"), cancellationToken).ConfigureAwait(false) is { Login: { Length: > 0 } login } ? login : null;
            _isMeAsked = true;
        }

        return _me;
    }

    public async Task<DateTime> ReviewAsync(long environmentId, bool approves, string comment, CancellationToken cancellationToken)
    {
        Uri path = GitHubPath.Of($"repos/{Owner}/{Name}/actions/runs/{runId}/pending_deployments");
        object body = new { EnvironmentIds = new[] { environmentId }, State = approves ? "approved" : "rejected", Comment = comment };
        GitHubAnswer<ReviewedModel[]> answer = await client.PostAsync<ReviewedModel[]>(path, body, _what, cancellationToken).ConfigureAwait(false);

        // GitHub answers with the deployments that may go on; an answer without them is not GitHub's.
        return answer.Body is { Length: > 0 } ? answer.ServerTime ?? DateTime.UtcNow : throw RunFailures.NoAnswer(runId);
    }

    // GitHub does not tell which job waits for which environment. Where the workflow does not either, any of them may.
    private static string[] WaitingFor(string environment, FsGitHubDeployment run, EnvironmentJobs? declared) =>
        [.. run.Jobs.Where(j => j.Status == FsRunStatus.Waiting && declared?.MayWaitFor(j, environment) != false).Select(static j => j.Name)];

    private async Task<Seen<FsDeploymentJob[]>> ReadJobsAsync(long id, CancellationToken cancellationToken)
    {
        List<FsDeploymentJob> jobs = [];
        bool isUnchanged = true;
        for (int page = 1; ; page++)
        {
            Uri path = GitHubPath.Of($"repos/{Owner}/{Name}/actions/runs/{id}/jobs?filter=latest&per_page={JobsPerPage}&page={page}");
            GitHubAnswer<JobsModel> answer = await client.GetAsync<JobsModel>(path, _what, cancellationToken).ConfigureAwait(false);
            jobs.AddRange((answer.Body!.Jobs ?? []).Select(RunMapping.Job));
            isUnchanged &= answer.IsUnchanged;
            if (answer.Header("Link")?.Contains("rel=\"next\"", StringComparison.Ordinal) != true)
            {
                return new Seen<FsDeploymentJob[]>([.. jobs], isUnchanged);
            }
        }
    }

    private async Task<bool> PreventsSelfReviewAsync(string environment, CancellationToken cancellationToken)
    {
        if (!_preventsSelfReview.TryGetValue(environment, out bool prevents))
        {
            EnvironmentModel? rules = await AllowedAsync<EnvironmentModel>(GitHubPath.Of($"repos/{Owner}/{Name}/environments/{environment}"), cancellationToken).ConfigureAwait(false);
            _preventsSelfReview[environment] = prevents = rules?.ProtectionRules?.Any(static r => r.PreventSelfReview == true) == true;
        }

        return prevents;
    }

    // What a token may not see is not known; it only explains, GitHub decides.
    private async Task<T?> AllowedAsync<T>(Uri path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await client.FindAsync<T>(path, _what, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException hidden) when (hidden.Failure.ErrorId == ErrorIds.GitHubForbidden)
        {
            return null;
        }
    }
}
