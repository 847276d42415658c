using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Plans the way back to a release that ended well. Changes nothing.</summary>
[Cmdlet(VerbsCommon.New, "FsRollbackPlan")]
[OutputType(typeof(FsRollbackPlan))]
public sealed class NewFsRollbackPlanCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environment; that of the deployment from the pipeline, else production, when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the id or the tag of the deployment to go back to; the last known good one when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    public string? To { get; set; }

    /// <summary>Gets or sets a value indicating whether migrations may be undone although data is lost.</summary>
    [Parameter]
    public SwitchParameter AcceptDataLoss { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RollbackOptions options = new(Environment, To) { AcceptsDataLoss = AcceptDataLoss };
        RunProject(async (session, project, token) =>
            session.Host.WriteResult(await LocalWork.Rollbacks(session, project).PlanAsync(options, token).ConfigureAwait(false)));
    }
}
