namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>What a person says about a rollback.</summary>
/// <param name="Environment">The environment's name; null for production.</param>
/// <param name="To">The id or the tag of the deployment to go back to; null for the last known good one.</param>
public sealed record RollbackOptions(string? Environment, string? To)
{
    /// <summary>Gets where releases are known from.</summary>
    public FsReleaseSource From { get; init; }

    /// <summary>Gets a value indicating whether migrations are undone although data is lost.</summary>
    public bool AcceptsDataLoss { get; init; }
}
