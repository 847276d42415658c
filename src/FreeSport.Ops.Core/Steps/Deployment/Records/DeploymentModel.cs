using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Records;

/// <summary>A deployment as GitHub's REST API answers it.</summary>
internal sealed class DeploymentModel
{
    public long Id { get; set; }

    public string? Sha { get; set; }

    public string? Environment { get; set; }

    /// <summary>Gets or sets what its maker wrote, of whatever shape: others write texts, lists and numbers.</summary>
    public JsonElement Payload { get; set; }
}
