namespace FreeSport.Ops;

/// <summary>One more thing that is known of a resource.</summary>
public sealed class FsInfrastructureFact
{
    /// <summary>Gets or sets its name, such as <c>restart</c> or <c>environment.LOG_LEVEL</c>.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its value; null where the value is never shown.</summary>
    public string? Value { get; set; }

    /// <summary>
    /// Gets or sets what tells two values that are not shown apart: an HMAC under a key that does not leave this machine.
    /// Null for a value that is shown. Comparable only between snapshots of the same <see cref="FsInfrastructureSnapshot.KeyId"/>.
    /// </summary>
    public string? Seal { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name + "=" + (Value ?? "***");
}
