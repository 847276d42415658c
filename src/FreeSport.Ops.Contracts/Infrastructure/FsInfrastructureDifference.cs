namespace FreeSport.Ops;

/// <summary>One place in which two looks at the infrastructure differ, or that could not be compared.</summary>
/// <remarks><see cref="FsResult.Outcome"/> is a warning for a difference, and inconclusive where <see cref="Change"/> is unknown.</remarks>
public sealed class FsInfrastructureDifference : FsResult
{
    /// <summary>Gets or sets what happened.</summary>
    public FsInfrastructureDifferenceKind Change { get; set; }

    /// <summary>Gets or sets the kind of infrastructure.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets the side that differs; for drift the side on which something is missing or otherwise.</summary>
    public FsInfrastructureSide Side { get; set; }

    /// <summary>Gets or sets the place, such as <c>compose:production/service/web/image</c>.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what was there before, or is declared; null for nothing, <c>***</c> for a value that is not shown.</summary>
    public string? Before { get; set; }

    /// <summary>Gets or sets what is there now, or runs; null for nothing, <c>***</c> for a value that is not shown.</summary>
    public string? After { get; set; }

    /// <summary>Gets or sets the context of the engine or cluster; null where none was asked.</summary>
    public string? Context { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Change + " " + Path;
}
