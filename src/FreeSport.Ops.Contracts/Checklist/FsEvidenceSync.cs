namespace FreeSport.Ops;

/// <summary>What <c>Sync-FsEvidence</c> exchanged with the remote.</summary>
public sealed class FsEvidenceSync : FsResult
{
    /// <summary>Gets or sets how it ended.</summary>
    public FsEvidenceSyncState State { get; set; }

    /// <summary>Gets or sets the remote's name, or its address without login.</summary>
    public string Remote { get; set; } = string.Empty;

    /// <summary>Gets or sets the branch.</summary>
    public string Branch { get; set; } = string.Empty;

    /// <summary>Gets or sets how many events were sent. What the remote did not confirm is not counted.</summary>
    public int Sent { get; set; }

    /// <summary>Gets or sets how many events of others were received.</summary>
    public int Received { get; set; }

    /// <summary>Gets or sets how many events wait to be sent.</summary>
    public int Waiting { get; set; }

    /// <summary>Gets or sets the chains.</summary>
    public FsEvidenceChain[] Chains { get; set; } = [];

    /// <summary>Gets or sets the commit that the branch stands at; null when it is not there or not known.</summary>
    public string? Head { get; set; }

    /// <summary>Gets or sets the commit that this clone had seen there before; null for none.</summary>
    public string? PreviousHead { get; set; }

    /// <summary>Gets or sets how many batches were sent.</summary>
    public int Batches { get; set; }

    /// <summary>Gets or sets how often the remote was pushed to: more than once when others wrote at the same time.</summary>
    public int Pushes { get; set; }

    /// <summary>Gets or sets a value indicating whether what was sent is signed.</summary>
    public bool IsSigned { get; set; }

    /// <summary>Gets or sets the digest over the heads of all chains that was anchored; null when none was.</summary>
    public string? Anchor { get; set; }

    /// <summary>Gets or sets the commit whose status holds the anchor; null when there is none.</summary>
    public string? AnchoredAt { get; set; }
}
