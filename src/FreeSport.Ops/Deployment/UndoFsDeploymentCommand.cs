using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Puts an environment back to a release that ended well.</summary>
[Cmdlet(VerbsCommon.Undo, "FsDeployment", DefaultParameterSetName = EnvironmentSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment), typeof(FsRollbackPlan))]
public sealed class UndoFsDeploymentCommand : ProjectCmdlet
{
    private const string EnvironmentSet = "Environment";
    private const string PlanSet = "Plan";

    /// <summary>Gets or sets the environment; that of the deployment from the pipeline, else production, when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the id or the tag of the deployment to go back to; the last known good one when not given.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    public string? To { get; set; }

    /// <summary>Gets or sets where releases are known from; the records of this clone when not given.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    public FsReleaseSource From { get; set; }

    /// <summary>Gets or sets a value indicating whether migrations may be undone although data is lost.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    public SwitchParameter AcceptDataLoss { get; set; }

    /// <summary>Gets or sets the plan, which is carried out as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = PlanSet)]
    [ValidateNotNull]
    public FsRollbackPlan? Plan { get; set; }

    /// <summary>Gets or sets why it is done although something stands against it; recorded.</summary>
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
        RollbackOptions options = new(Environment, To) { From = From, AcceptsDataLoss = AcceptDataLoss };
        FsRollbackPlan? given = ParameterSetName == PlanSet ? Plan : null;
        RunProject(async (session, project, token) =>
        {
            FsRollbackPlan plan = given ?? await RollbackWork.PlanAsync(session, project, options, token).ConfigureAwait(false);
            if (await PlanQuestion.AskAsync(session, plan, plan.IsAllowed || Override is not null, IsWhatIf, DeploymentWords.Target(plan), DeploymentWords.Action(plan), token).ConfigureAwait(false))
            {
                session.Host.WriteResult(await RollbackWork.UndoAsync(session, project, plan, Override, LockWait, token).ConfigureAwait(false));
            }
        });
    }
}
