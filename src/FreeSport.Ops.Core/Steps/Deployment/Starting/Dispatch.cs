using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Starts a workflow by hand, exactly once, and finds the run.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Is told when an answer was lost.</param>
internal sealed class Dispatch(GitHubClient github, IOpsHost host)
{
    /// <summary>Dispatches the workflow once and finds the run that came of it.</summary>
    /// <param name="plan">Workflow, branch and inputs.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The run.</returns>
    /// <exception cref="OpsException">
    /// GitHub refuses, whether there is a run is not known (<c>DeploymentUnknown</c>), or which of the new ones it is
    /// (<c>DeploymentAmbiguous</c>).
    /// </exception>
    public async Task<RunModel> StartAsync(FsGitHubDeploymentPlan plan, CancellationToken cancellationToken)
    {
        RunFinder finder = new(github, plan.Workflow);
        string query = "event=workflow_dispatch&branch=" + Uri.EscapeDataString(plan.Branch);
        await finder.NoteAsync(query, cancellationToken).ConfigureAwait(false);
        string? actor = await ActorAsync(cancellationToken).ConfigureAwait(false);
        return await SentAsync(plan, host, () => SendAndFindAsync(plan, finder, query, actor, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The run of what is sent. Whatever fails once it may have been says so: a remedy of "try again" would start it twice.</summary>
    /// <param name="plan">What is sent.</param>
    /// <param name="host">Is told what may have been sent when a person stops the waiting.</param>
    /// <param name="find">Sends it, where that was not done yet, and asks for the run.</param>
    /// <returns>The run.</returns>
    public static async Task<RunModel> SentAsync(FsGitHubDeploymentPlan plan, IOpsHost host, Func<Task<RunModel?>> find)
    {
        try
        {
            return await find().ConfigureAwait(false) ?? throw StartFailures.Unknown(plan);
        }
        catch (OperationCanceledException)
        {
            host.WriteWarning(StartFailures.Stopped(plan));
            throw;
        }
    }

    /// <summary>Asks for the run of what was sent.</summary>
    /// <param name="plan">What was sent.</param>
    /// <param name="find">Asks.</param>
    /// <returns>The run; null when none shows.</returns>
    public static async Task<RunModel?> FindAsync(FsGitHubDeploymentPlan plan, Func<Task<RunModel?>> find)
    {
        try
        {
            return await find().ConfigureAwait(false);
        }
        catch (OpsException unseen) when (unseen.Failure.ErrorId is not (ErrorIds.DeploymentUnknown or ErrorIds.DeploymentAmbiguous))
        {
            throw StartFailures.Unknown(plan, unseen);
        }
    }

    private async Task<RunModel?> SendAndFindAsync(FsGitHubDeploymentPlan plan, RunFinder finder, string query, string? actor, CancellationToken cancellationToken)
    {
        if (await SendAsync(plan, cancellationToken).ConfigureAwait(false) is { } id)
        {
            return await FindAsync(plan, async () => await finder.GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw StartFailures.NotShown(plan, id)).ConfigureAwait(false);
        }

        if (DispatchMark.Of(plan) is { } mark)
        {
            return await FindAsync(plan, () => finder.FindMarkedAsync(query, mark, cancellationToken)).ConfigureAwait(false);
        }

        // Nothing tells the own run from another's: the same account may have started one elsewhere in the same second.
        return await FindAsync(plan, async () => await finder.CandidatesAsync(query, actor, cancellationToken).ConfigureAwait(false) is { Count: > 0 } candidates
            ? throw StartFailures.Ambiguous(plan, candidates)
            : null).ConfigureAwait(false);
    }

    private async Task<long?> SendAsync(FsGitHubDeploymentPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return await SendOnceAsync(plan, wantsRun: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException older) when (older.Failure.ErrorId == ErrorIds.GitHubRejected && older.Failure.Message.Contains("return_run_details", StringComparison.Ordinal))
        {
            return await SendOnceAsync(plan, wantsRun: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null when GitHub does not tell the run, or when its answer was lost: a dispatch sent twice is two deployments.
    private async Task<long?> SendOnceAsync(FsGitHubDeploymentPlan plan, bool wantsRun, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(plan, wantsRun, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException lost) when (GitHubFailures.MayHaveArrived(lost.Failure))
        {
            host.WriteWarning(StartTexts.AnswerLost.With(plan.Workflow));
            return null;
        }
    }

    private async Task<long?> PostAsync(FsGitHubDeploymentPlan plan, bool wantsRun, CancellationToken cancellationToken)
    {
        Dictionary<string, object> body = new() { ["ref"] = plan.Branch, ["inputs"] = plan.WorkflowInputs.ToDictionary(static i => i.Name, static i => i.Value) };
        if (wantsRun)
        {
            body["return_run_details"] = true;
        }

        GitHubAnswer<DispatchedModel> answer = await github.PostAsync<DispatchedModel>(
            RepositoryPath.Of(github.Address, $"actions/workflows/{plan.Workflow}/dispatches"), body, StartTexts.TheDispatch.With(plan.Workflow), cancellationToken).ConfigureAwait(false);
        return answer.Body?.WorkflowRunId;
    }

    private async Task<string?> ActorAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await github.FindAsync<UserModel>(GitHubPath.Of($"user"), GitHubTexts.TheAccount, cancellationToken).ConfigureAwait(false))?.Login;
        }
        catch (OpsException app) when (app.Failure.ErrorId == ErrorIds.GitHubForbidden)
        {
            return null;
        }
    }
}
