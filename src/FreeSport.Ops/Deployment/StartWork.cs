using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Starts a deployment, wherever it is carried out, when every policy allows it and somebody confirms.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="lockWait">How long to wait for whoever holds the lock of the environment.</param>
/// <param name="isWhatIf">Whether the caller only wants to see the plan.</param>
internal sealed class StartWork(OpsSession session, Project project, TimeSpan lockWait, bool isWhatIf)
{
    /// <summary>Starts it.</summary>
    /// <param name="options">What is to be deployed where.</param>
    /// <param name="githubOptions">How to reach GitHub.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>What was started on GitHub, or carried out here; null where nothing was, and then the plan was handed over.</returns>
    public async Task<FsDeployment?> StartAsync(StartOptions options, GitHubOptions githubOptions, CancellationToken token)
    {
        if (LocalDeployments.IsMeant(project, options.Environment))
        {
            return await StartHereAsync(options, token).ConfigureAwait(false);
        }

        using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(githubOptions, token).ConfigureAwait(false);
        return await StartOnGitHubAsync(github, options, token).ConfigureAwait(false);
    }

    private async Task<FsDeployment?> StartHereAsync(StartOptions options, CancellationToken token)
    {
        FsDeploymentPlan plan = await LocalWork.Planner(session, project).PlanAsync(options, token).ConfigureAwait(false);
        if (!await PlanQuestion.AskAsync(session, plan, plan.IsAllowed, isWhatIf, DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false))
        {
            return null;
        }

        await TellChangeAsync(plan, deployment: null, token).ConfigureAwait(false);
        FsDeployment ended = await Rooms.Deployments(session, project).StartAsync(plan, lockWait, token).ConfigureAwait(false);
        await TellChangeAsync(plan, ended.DeploymentId, token).ConfigureAwait(false);
        return ended;
    }

    private async Task<FsDeployment?> StartOnGitHubAsync(GitHubClient github, StartOptions options, CancellationToken token)
    {
        DeploymentStart start = new(session, project, github, Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host), static () => DateTime.UtcNow, Rooms.ChangeGate(session, project));
        FsGitHubDeploymentPlan plan = await start.PlanAsync(options, token).ConfigureAwait(false);
        if (!await PlanQuestion.AskAsync(session, plan, plan.IsAllowed, isWhatIf, DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false))
        {
            return null;
        }

        FsGitHubDeployment started = await new LockedStart(start, new DeploymentLocks(session, project), github, session.Host).StartAsync(plan, lockWait, token).ConfigureAwait(false);
        await TellChangeAsync(plan, FormattableString.Invariant($"run {started.RunId}"), token).ConfigureAwait(false);
        return started;
    }

    // What is put back is no part of carrying the change out.
    private Task TellChangeAsync(FsDeploymentPlan plan, string? deployment, CancellationToken token) =>
        plan.IsRollback ? Task.CompletedTask : Rooms.Changes(session, project).ExecutingAsync(plan.Environment, deployment, token);
}
