using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Rollbacks, carried out by this machine or by a workflow on GitHub, as the environment says.</summary>
internal static class RollbackWork
{
    public static async Task<FsRollbackPlan> PlanAsync(OpsSession session, Project project, RollbackOptions options, CancellationToken token)
    {
        if (!IsOnGitHub(project, options.Environment))
        {
            return await Here(session, project).PlanAsync(options, token).ConfigureAwait(false);
        }

        using GitHubClient github = await OpenAsync(session, project, token).ConfigureAwait(false);
        return await new GitHubRollback(session, project, github, Rooms.Registry(session)).PlanAsync(options, token).ConfigureAwait(false);
    }

    public static async Task<IReadOnlyList<FsRelease>> ListAsync(OpsSession session, Project project, RollbackOptions options, CancellationToken token)
    {
        if (!IsOnGitHub(project, options.Environment))
        {
            return await Here(session, project).ListAsync(options, token).ConfigureAwait(false);
        }

        using GitHubClient github = await OpenAsync(session, project, token).ConfigureAwait(false);
        return await new GitHubRollback(session, project, github, Rooms.Registry(session)).ListAsync(options, token).ConfigureAwait(false);
    }

    public static async Task<FsDeployment> UndoAsync(OpsSession session, Project project, FsRollbackPlan plan, string? overriding, TimeSpan lockWait, CancellationToken token)
    {
        if (plan.Target != FsDeploymentTarget.GitHub)
        {
            return await Rooms.Deployments(session, project).UndoAsync(plan, overriding, lockWait, token).ConfigureAwait(false);
        }

        StartOptions options = GitHubRollback.StartOf(plan, overriding);
        using GitHubClient github = await OpenAsync(session, project, token).ConfigureAwait(false);
        IChecklist checklist = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        DeploymentStart start = new(session, project, github, checklist, static () => DateTime.UtcNow, Rooms.ChangeGate(session, project));
        FsGitHubDeploymentPlan dispatch = await start.PlanAsync(options, token).ConfigureAwait(false);
        return await new LockedStart(start, new DeploymentLocks(session, project), github, session.Host).StartAsync(dispatch, lockWait, token).ConfigureAwait(false);
    }

    private static bool IsOnGitHub(Project project, string? environment) => !LocalDeployments.IsMeant(project, environment) && project.EnvironmentNamed(environment).Deployment is not null;

    private static RollbackPlanner Here(OpsSession session, Project project) => new(session, project, Rooms.Carriers(session, project), Rooms.Registry(session));

    private static Task<GitHubClient> OpenAsync(OpsSession session, Project project, CancellationToken token) => new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), token);
}
