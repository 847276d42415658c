using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A deployment that waits, as GitHub's REST API lists it.</summary>
internal sealed class PendingDeploymentModel
{
    public EnvironmentModel? Environment { get; set; }

    public int? WaitTimer { get; set; }

    public DateTimeOffset? WaitTimerStartedAt { get; set; }

    public bool CurrentUserCanApprove { get; set; }

    public ReviewerModel[]? Reviewers { get; set; }
}
