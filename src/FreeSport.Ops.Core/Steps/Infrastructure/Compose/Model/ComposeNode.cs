namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A value of a compose model, which knows the file that it comes from, through overlays too.</summary>
/// <param name="place">Where it is written.</param>
public abstract class ComposeNode(ComposePlace place)
{
    /// <summary>Gets where it is written.</summary>
    public ComposePlace Place { get; } = place;

    /// <summary>A copy that shares no mapping and no list with this one.</summary>
    /// <returns>The copy, at the same places.</returns>
    public abstract ComposeNode Clone();
}
