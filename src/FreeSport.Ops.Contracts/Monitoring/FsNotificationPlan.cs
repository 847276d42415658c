namespace FreeSport.Ops;

/// <summary>The message that would be sent on one channel; nothing was sent.</summary>
public sealed class FsNotificationPlan
{
    /// <summary>Gets or sets the channel's name.</summary>
    public string Channel { get; set; } = string.Empty;

    /// <summary>Gets or sets what the channel is.</summary>
    public FsChannelKind Kind { get; set; }

    /// <summary>Gets or sets what would be done.</summary>
    public FsNotificationAction Action { get; set; }

    /// <summary>Gets or sets why nothing would be done, in the reader's language; null when something would.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets the message's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the message, as the channel would get it.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets the change that it tells of.</summary>
    public string Change { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment that it tells of; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the verdict that it tells; null for a message without one.</summary>
    public FsOutcome? Verdict { get; set; }

    /// <summary>Gets or sets who would get it.</summary>
    public string[] Recipients { get; set; } = [];

    /// <summary>Gets or sets how many lines would be left out, because the channel takes no longer message.</summary>
    public int LinesCut { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Channel + ": " + Title;
}
