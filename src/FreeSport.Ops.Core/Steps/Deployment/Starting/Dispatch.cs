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
    /// <exception cref="OpsException">GitHub refuses, or whether there is a run is not known (<c>DeploymentUnknown</c>).</exception>
    public async Task<RunModel> StartAsync(FsDeploymentPlan plan, CancellationToken cancellationToken)
    {
        RunFinder finder = new(github, plan.Workflow);
        string query = "event=workflow_dispatch&branch=" + Uri.EscapeDataString(plan.Branch);
        await finder.NoteAsync(query, cancellationToken).ConfigureAwait(false);
        string? actor = await ActorAsync(cancellationToken).ConfigureAwait(false);
        if (await SendAsync(plan, cancellationToken).ConfigureAwait(false) is { } id)
        {
            return await SentAsync(plan, async () => await finder.GetAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        // Without a name nobody tells the own run from another's: a new one may be a colleague's, started in the same minute.
        return actor is null
            ? throw StartFailures.Unknown(plan)
            : await SentAsync(plan, () => finder.FindAsync(query, actor, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The run of what was sent. Whatever fails from here on says that it was: a remedy of "try again" would start it twice.</summary>
    /// <param name="plan">What was sent.</param>
    /// <param name="find">Asks for the run.</param>
    /// <returns>The run.</returns>
    public static async Task<RunModel> SentAsync(FsDeploymentPlan plan, Func<Task<RunModel?>> find)
    {
        try
        {
            return await find().ConfigureAwait(false) ?? throw StartFailures.Unknown(plan);
        }
        catch (OpsException unseen) when (unseen.Failure.ErrorId is not (ErrorIds.DeploymentUnknown or ErrorIds.DeploymentAmbiguous))
        {
            throw StartFailures.Unknown(plan, unseen);
        }
    }

    private async Task<long?> SendAsync(FsDeploymentPlan plan, CancellationToken cancellationToken)
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
    private async Task<long?> SendOnceAsync(FsDeploymentPlan plan, bool wantsRun, CancellationToken cancellationToken)
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

    private async Task<long?> PostAsync(FsDeploymentPlan plan, bool wantsRun, CancellationToken cancellationToken)
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
