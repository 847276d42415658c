namespace FreeSport.Ops;

/// <summary>One of a gate's top issues.</summary>
public sealed class FsGateIssue
{
    /// <summary>Gets or sets its id, as <c>SEC-001</c>; empty for one without.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets how much it weighs, as the gate says: low, medium, high.</summary>
    public string Severity { get; set; } = string.Empty;

    /// <summary>Gets or sets what was found.</summary>
    public string Finding { get; set; } = string.Empty;

    /// <summary>Gets or sets what to do about it; null where the gate does not say.</summary>
    public string? SuggestedAction { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id.Length == 0 ? Finding : Id + ": " + Finding;
}
