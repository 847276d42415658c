using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>When what ran before is put back by itself, and when a person decides.</summary>
/// <param name="definition">What the configuration says.</param>
internal sealed class RollbackPolicy(DeploymentDefinition definition)
{
    /// <summary>Whether what ran before is put back now.</summary>
    /// <param name="failed">Why a part of the deployment failed.</param>
    public bool IsDue(OpsException failed) => failed.Failure.ErrorId switch
    {
        ErrorIds.DeploymentUndecided => false,
        ErrorIds.DeploymentMetricFailed => definition.RollsBackOnMetrics,
        _ => definition.RollsBack,
    };
}
