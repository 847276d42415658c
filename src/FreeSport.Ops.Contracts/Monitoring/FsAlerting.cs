namespace FreeSport.Ops;

/// <summary>What <c>Enable-FsAlert</c> did and what it has shown: that the rules are loaded, and whom a test alert reached.</summary>
public sealed class FsAlerting : FsResult
{
    /// <summary>Gets or sets a value indicating whether alerts are active: the loaded rules are those of the configuration, all of them are healthy, and a test alert reached every receiver.</summary>
    public bool IsActive { get; set; }

    /// <summary>Gets or sets how much of the way the test alert has shown.</summary>
    public FsAlertProof Proof { get; set; }

    /// <summary>Gets or sets what became of the test alert for each receiver.</summary>
    public FsReceiverTest[] Receivers { get; set; } = [];

    /// <summary>Gets or sets the files, with what changed in them.</summary>
    public FsAlertingFile[] Files { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the files are as they were before, because the new ones could not be loaded.</summary>
    public bool IsPutBack { get; set; }

    /// <summary>Gets or sets how many rules are loaded, the watchdog among them; 0 where that was not seen.</summary>
    public int Rules { get; set; }

    /// <summary>Gets or sets the fingerprint of the rules: lower-case hexadecimal SHA-256.</summary>
    public string RuleHash { get; set; } = string.Empty;

    /// <summary>Gets or sets what tells the test alert apart; null when none was sent.</summary>
    public string? Nonce { get; set; }

    /// <summary>Gets or sets when the test alert was sent, in UTC; null when none was.</summary>
    public DateTime? TestedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Subject;
}
