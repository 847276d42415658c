namespace FreeSport.Ops;

/// <summary>A migration of the database that came after a release.</summary>
public sealed class FsMigration
{
    /// <summary>Gets or sets the Django app it is of.</summary>
    public string App { get; set; } = string.Empty;

    /// <summary>Gets or sets its name within the app.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what becomes of the data when it is undone: that of its worst operation.</summary>
    public FsReversibility Reversibility { get; set; }

    /// <summary>Gets or sets why; null where it loses nothing.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets what undoing it does, as Django says it, in that order.</summary>
    public string[] Operations { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => App + "." + Name;
}
