namespace FreeSport.Ops;

/// <summary>One kind of error in the logs: what its lines have in common, and how often it was logged before a change and after it.</summary>
public sealed class FsLogSignature
{
    /// <summary>Gets or sets the fingerprint, the version of the rules first, as <c>1:4f0c21aa90b35d17</c>. Fingerprints of different versions say nothing of one another.</summary>
    public string Fingerprint { get; set; } = string.Empty;

    /// <summary>Gets or sets the service that logged it; empty where the log does not say.</summary>
    public string Service { get; set; } = string.Empty;

    /// <summary>Gets or sets what was logged, without what differs from one time to the next: numbers are <c>#</c>, dates, ids and addresses are marks in angle brackets. Redacted.</summary>
    public string Template { get; set; } = string.Empty;

    /// <summary>Gets or sets how often it was logged before the change.</summary>
    public long Before { get; set; }

    /// <summary>Gets or sets how often it was logged after the change.</summary>
    public long After { get; set; }

    /// <summary>Gets or sets when it was logged first after the change, in UTC; null where its lines have no time, or it was not.</summary>
    public DateTime? FirstAfter { get; set; }

    /// <summary>Gets or sets a value indicating whether it was logged after the change and never before.</summary>
    public bool IsNew { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Service.Length == 0 ? Template : Service + ": " + Template;
}
