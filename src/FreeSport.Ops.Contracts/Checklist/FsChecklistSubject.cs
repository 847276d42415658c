namespace FreeSport.Ops;

/// <summary>What one subject of a box came to.</summary>
public sealed class FsChecklistSubject
{
    /// <summary>Gets or sets the subject's name; empty where the box has no subjects.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets where it stands.</summary>
    public FsChecklistState State { get; set; }

    /// <summary>Gets or sets why, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets the id of the event that decided it; null where none did.</summary>
    public string? EvidenceId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
