using System.Collections;
using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Starts a deployment on GitHub, exactly once, when every policy allows it.</summary>
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

    /// <summary>Gets or sets the image tag to put back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTagCompleter))]
    public string? RollbackTo { get; set; }

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

        StartOptions options = new(Environment, Commit, inputs, RollbackTo);
        TimeSpan wait = LockWait;
        bool isWhatIf = IsWhatIf;
        RunGitHub(async (session, project, github, token) =>
        {
            DeploymentStart start = new(session, project, github, Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host), static () => DateTime.UtcNow);
            FsGitHubDeploymentPlan plan = await start.PlanAsync(options, token).ConfigureAwait(false);
            bool isYes = plan.IsAllowed && await session.Host.ConfirmAsync(DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false);
            if (plan.IsAllowed && !isYes)
            {
                session.Host.WriteResult(plan);
                return;
            }

            if (!plan.IsAllowed && isWhatIf)
            {
                session.Host.WriteResult(plan);
            }

            session.Host.WriteResult(await new LockedStart(start, new DeploymentLocks(session, project), github, session.Host).StartAsync(plan, wait, token).ConfigureAwait(false));
        });
    }
}
