using System.Collections;
using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Starts a deployment, exactly once, when every policy allows it: on GitHub, by a script, with Docker Compose or in a Swarm.</summary>
[Cmdlet(VerbsLifecycle.Start, "FsDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment), typeof(FsDeploymentPlan), typeof(FsGitHubDeploymentPlan))]
public sealed class StartFsDeploymentCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the commit to release by a push; the one of the source branch when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Commit { get; set; }

    /// <summary>Gets or sets the inputs of a dispatch, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DispatchInputCompleter))]
    public Hashtable? WorkflowInput { get; set; }

    /// <summary>Gets or sets the tag of the images to release, where this machine carries the deployment out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets the image tag to put back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? RollbackTo { get; set; }

    /// <summary>Gets or sets why it goes ahead although the window, the gate or the checklist object; recorded.</summary>
    [Parameter]
    [ValidateLength(3, 500)]
    public string? Override { get; set; }

    /// <summary>Gets or sets how long to wait for whoever holds the lock of the environment; not at all when not given.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan LockWait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Dictionary<string, string> inputs = [];
        foreach (DictionaryEntry input in WorkflowInput ?? [])
        {
            // As GitHub writes them: true, not True.
            inputs[LanguagePrimitives.ConvertTo<string>(input.Key)] = input.Value is bool flag ? (flag ? "true" : "false") : LanguagePrimitives.ConvertTo<string>(input.Value);
        }

        StartOptions options = new(Environment, Commit, inputs, RollbackTo) { ImageTag = ImageTag, Override = Override };
        RunProject(async (session, project, token) =>
        {
            if (LocalDeployments.IsMeant(project, options.Environment))
            {
                await StartHereAsync(session, project, options, token).ConfigureAwait(false);
                return;
            }

            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(GitHubOptions, token).ConfigureAwait(false);
            await StartOnGitHubAsync(session, project, github, options, token).ConfigureAwait(false);
        });
    }

    private async Task StartHereAsync(OpsSession session, Project project, StartOptions options, CancellationToken token)
    {
        FsDeploymentPlan plan = await LocalWork.Planner(session, project).PlanAsync(options, token).ConfigureAwait(false);
        if (await PlanQuestion.AskAsync(session, plan, plan.IsAllowed, IsWhatIf, DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false))
        {
            await TellChangeAsync(session, project, plan, deployment: null, token).ConfigureAwait(false);
            FsDeployment ended = await Rooms.Deployments(session, project).StartAsync(plan, LockWait, token).ConfigureAwait(false);
            session.Host.WriteResult(ended);
            await TellChangeAsync(session, project, plan, ended.DeploymentId, token).ConfigureAwait(false);
        }
    }

    private async Task StartOnGitHubAsync(OpsSession session, Project project, GitHubClient github, StartOptions options, CancellationToken token)
    {
        DeploymentStart start = new(session, project, github, Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host), static () => DateTime.UtcNow, Rooms.ChangeGate(session, project));
        FsGitHubDeploymentPlan plan = await start.PlanAsync(options, token).ConfigureAwait(false);
        if (await PlanQuestion.AskAsync(session, plan, plan.IsAllowed, IsWhatIf, DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false))
        {
            FsGitHubDeployment started = await new LockedStart(start, new DeploymentLocks(session, project), github, session.Host).StartAsync(plan, LockWait, token).ConfigureAwait(false);
            session.Host.WriteResult(started);
            await TellChangeAsync(session, project, plan, FormattableString.Invariant($"run {started.RunId}"), token).ConfigureAwait(false);
        }
    }

    // What is put back is no part of carrying the change out.
    private static Task TellChangeAsync(OpsSession session, Project project, FsDeploymentPlan plan, string? deployment, CancellationToken token) =>
        plan.IsRollback ? Task.CompletedTask : Rooms.Changes(session, project).ExecutingAsync(plan.Environment, deployment, token);
}
