using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Plans the way back to a release that ended well. Changes nothing.</summary>
[Cmdlet(VerbsCommon.New, "FsRollbackPlan")]
[OutputType(typeof(FsRollbackPlan), typeof(FsRelease))]
public sealed class NewFsRollbackPlanCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environment; that of the deployment from the pipeline, else production, when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the id or the tag of the deployment to go back to; the last known good one when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    public string? To { get; set; }

    /// <summary>Gets or sets where releases are known from; the records of this clone when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FsReleaseSource From { get; set; }

    /// <summary>Gets or sets a value indicating whether the releases to go back to are listed, and nothing is planned.</summary>
    [Parameter]
    public SwitchParameter List { get; set; }

    /// <summary>Gets or sets a value indicating whether migrations may be undone although data is lost.</summary>
    [Parameter]
    public SwitchParameter AcceptDataLoss { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RollbackOptions options = new(Environment, To) { From = From, AcceptsDataLoss = AcceptDataLoss };
        bool isList = List;
        RunProject(async (session, project, token) =>
        {
            if (!isList)
            {
                session.Host.WriteResult(await RollbackWork.PlanAsync(session, project, options, token).ConfigureAwait(false));
                return;
            }

            foreach (FsRelease release in await RollbackWork.ListAsync(session, project, options, token).ConfigureAwait(false))
            {
                session.Host.WriteResult(release);
            }
        });
    }
}
