namespace FreeSport.Ops;

/// <summary>One chain of evidence, as a synchronization left it.</summary>
public sealed class FsEvidenceChain
{
    /// <summary>Gets or sets its name on the branch: the beginning of the hash of its first event.</summary>
    public string Chain { get; set; } = string.Empty;

    /// <summary>Gets or sets the writer: machine and user.</summary>
    public string Writer { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether this clone writes it.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Gets or sets how many of its lines the branch holds.</summary>
    public long Shared { get; set; }

    /// <summary>Gets or sets how many events were sent.</summary>
    public int Sent { get; set; }

    /// <summary>Gets or sets how many events were received.</summary>
    public int Received { get; set; }

    /// <summary>Gets or sets how many events wait to be sent.</summary>
    public int Waiting { get; set; }

    /// <summary>Gets or sets what is wrong with it.</summary>
    public FsLedgerFault Fault { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Chain;
}
