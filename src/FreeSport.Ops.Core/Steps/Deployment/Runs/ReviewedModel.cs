namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A deployment that a review let go on or stopped, as GitHub answers the review.</summary>
internal sealed class ReviewedModel
{
    public string? Environment { get; set; }
}
