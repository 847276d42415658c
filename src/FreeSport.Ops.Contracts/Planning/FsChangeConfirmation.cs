namespace FreeSport.Ops;

/// <summary>Who confirmed a change.</summary>
public sealed class FsChangeConfirmation
{
    /// <summary>Gets or sets who.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets when, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets what they said; null for nothing.</summary>
    public string? Note { get; set; }

    /// <summary>Gets or sets who wrote it down, where that was somebody else; null where it was not.</summary>
    public string? RecordedBy { get; set; }

    /// <inheritdoc/>
    public override string ToString() => By;
}
