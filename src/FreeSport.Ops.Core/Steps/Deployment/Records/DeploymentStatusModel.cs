using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Steps.Deployment.Records;

/// <summary>A state of a deployment as GitHub's REST API answers it.</summary>
internal sealed class DeploymentStatusModel
{
    public DateTimeOffset CreatedAt { get; set; }

    public UserModel? Creator { get; set; }
}
