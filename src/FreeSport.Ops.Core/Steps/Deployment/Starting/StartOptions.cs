namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>What a person says about a deployment.</summary>
/// <param name="Environment">The environment's name; null for production.</param>
/// <param name="Commit">The commit to release; null for what the configuration says.</param>
/// <param name="Inputs">Inputs of a dispatch; none for a push.</param>
/// <param name="RollbackTo">The image tag to put back; null for a release.</param>
public sealed record StartOptions(string? Environment, string? Commit, IReadOnlyDictionary<string, string> Inputs, string? RollbackTo)
{
    /// <summary>Gets the tag of the images to release; null where none is named.</summary>
    public string? ImageTag { get; init; }

    /// <summary>Gets why it goes ahead although the window, the gate or the checklist object; null where they decide.</summary>
    public string? Override { get; init; }
}
