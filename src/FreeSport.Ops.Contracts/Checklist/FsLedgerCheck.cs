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

    /// <summary>Gets or sets what is wrong.</summary>
    public FsLedgerFault Fault { get; set; }

    /// <summary>Gets or sets the chain's name on the branch: the beginning of the hash of its first event; null when it has none.</summary>
    public string? Chain { get; set; }

    /// <summary>Gets or sets a value indicating whether it came from others.</summary>
    public bool IsReceived { get; set; }

    /// <summary>Gets or sets how many of its lines the branch held when it was last looked at; null for none.</summary>
    public long? Shared { get; set; }

    /// <summary>Gets or sets who signed, as the default branch names them; null when nothing is signed by anybody known.</summary>
    public string? Signer { get; set; }
}
