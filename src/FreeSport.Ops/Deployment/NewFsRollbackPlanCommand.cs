using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;

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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string? environment, string? to) = (Environment, To);
        RunProject(async (session, project, token) =>
            session.Host.WriteResult(await LocalWork.Rollbacks(session, project).PlanAsync(environment, to, token).ConfigureAwait(false)));
    }
}
