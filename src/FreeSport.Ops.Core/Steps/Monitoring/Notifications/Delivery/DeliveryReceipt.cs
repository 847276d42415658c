namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>What became of a message on its way.</summary>
/// <param name="State">How it ended.</param>
/// <param name="Summary">One sentence, in the reader's language.</param>
internal sealed record DeliveryReceipt(FsNotificationState State, string Summary)
{
    /// <summary>Gets what to do about it; null for nothing.</summary>
    public string? Remedy { get; init; }

    /// <summary>Gets what the other side said.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what the channel calls the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Gets what the channel calls the message that the change's messages hang on.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Gets a value indicating whether the message of the change was edited in place.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Gets who took it.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Gets who refused it, each with the reason.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];
}
