namespace FreeSport.Ops;

/// <summary>Something that happened to a change.</summary>
public sealed class FsChangeEvent
{
    /// <summary>Gets or sets when, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets who did it.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets how far the change was after it.</summary>
    public FsChangeState State { get; set; }

    /// <summary>Gets or sets what was said of it; empty for nothing.</summary>
    public string Text { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => State + (Text.Length == 0 ? string.Empty : ": " + Text);
}
