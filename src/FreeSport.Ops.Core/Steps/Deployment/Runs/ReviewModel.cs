using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A review that was given, as GitHub's REST API lists it; without a time.</summary>
internal sealed class ReviewModel
{
    public string? State { get; set; }

    public string? Comment { get; set; }

    public EnvironmentModel[]? Environments { get; set; }

    public UserModel? User { get; set; }
}
