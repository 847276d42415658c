namespace FreeSport.Ops;

/// <summary>What <c>Test-FsEvidence</c> found about one writer's chain.</summary>
public sealed class FsLedgerCheck : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsLedgerState State { get; set; }

    /// <summary>Gets or sets the writer: machine and user.</summary>
    public string Writer { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the file.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the number of events that were verified.</summary>
    public long EventCount { get; set; }

    /// <summary>Gets or sets the first line that is wrong, counted from 1; null when none is.</summary>
    public long? Line { get; set; }
}
