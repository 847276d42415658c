namespace FreeSport.Ops;

/// <summary>The backup of a database, as it was looked for before migrations are undone.</summary>
public sealed class FsBackup
{
    /// <summary>Gets or sets whether it is there, recent and verified; only Passed is.</summary>
    public FsOutcome Outcome { get; set; } = FsOutcome.Inconclusive;

    /// <summary>Gets or sets one sentence about it.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets the file's name; null where a program of the project knows, or there is none.</summary>
    public string? File { get; set; }

    /// <summary>Gets or sets when the file was written last, in UTC; null where nobody knows.</summary>
    public DateTime? At { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Summary;
}
