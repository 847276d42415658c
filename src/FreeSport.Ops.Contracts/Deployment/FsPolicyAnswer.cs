namespace FreeSport.Ops;

/// <summary>What one policy said before a deployment.</summary>
public sealed class FsPolicyAnswer
{
    /// <summary>Gets or sets who was asked.</summary>
    public FsPolicyKind Policy { get; set; }

    /// <summary>Gets or sets what it said.</summary>
    public FsPolicyState State { get; set; }

    /// <summary>Gets or sets why, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets what to do about a refusal, in the reader's language; null when there is nothing to do.</summary>
    public string? Remedy { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Policy + ": " + State;
}
