namespace FreeSport.Ops;

/// <summary>What became of the test alert for one receiver.</summary>
public sealed class FsReceiverTest
{
    /// <summary>Gets or sets the receiver's name.</summary>
    public string Receiver { get; set; } = string.Empty;

    /// <summary>Gets or sets its kind: slack, email or webhook.</summary>
    public string Kind { get; set; } = string.Empty;

    /// <summary>Gets or sets what is known of the arrival.</summary>
    public FsAlertDelivery Delivery { get; set; }

    /// <summary>Gets or sets how that is known, or why it is not, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets how long after its sending it was known; null when it never was.</summary>
    public TimeSpan? Took { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Receiver + " " + Delivery;
}
