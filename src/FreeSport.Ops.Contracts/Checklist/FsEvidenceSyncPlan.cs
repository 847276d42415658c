namespace FreeSport.Ops;

/// <summary>What <c>Sync-FsEvidence</c> would exchange; nothing was changed, here or there.</summary>
public sealed class FsEvidenceSyncPlan
{
    /// <summary>Gets or sets the remote's name, or its address without login.</summary>
    public string Remote { get; set; } = string.Empty;

    /// <summary>Gets or sets the branch.</summary>
    public string Branch { get; set; } = string.Empty;

    /// <summary>Gets or sets how the branch stands now: <see cref="FsEvidenceSyncState.Synchronized"/> when an exchange is possible.</summary>
    public FsEvidenceSyncState State { get; set; }

    /// <summary>Gets or sets the commit that the branch stands at; null when it is not there or not known.</summary>
    public string? Head { get; set; }

    /// <summary>Gets or sets how many events wait to be sent, as far as this clone knows.</summary>
    public int Waiting { get; set; }

    /// <summary>Gets or sets a value indicating whether the branch holds something that this clone has not seen; null when the remote did not tell.</summary>
    public bool? HasNews { get; set; }

    /// <summary>Gets or sets a value indicating whether what is sent would be signed.</summary>
    public bool Signs { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Branch} {State}";
}
