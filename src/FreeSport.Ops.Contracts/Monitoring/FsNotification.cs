namespace FreeSport.Ops;

/// <summary>What became of a message to the team on one channel. <see cref="FsResult.Subject"/> is the channel's name.</summary>
/// <remarks><see cref="FsResult.Outcome"/> tells of the delivery alone: a message that tells of a failure, and arrived, is Passed.</remarks>
public sealed class FsNotification : FsResult
{
    /// <summary>Gets or sets what the channel is.</summary>
    public FsChannelKind Kind { get; set; }

    /// <summary>Gets or sets what became of the message.</summary>
    public FsNotificationState State { get; set; }

    /// <summary>Gets or sets the message's title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the change that it tells of: the commit unless another name was given.</summary>
    public string Change { get; set; } = string.Empty;

    /// <summary>Gets or sets the verdict that it tells; null for a message without one.</summary>
    public FsOutcome? Verdict { get; set; }

    /// <summary>Gets or sets when it was taken, in UTC; null when it was not, or nobody knows.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Gets or sets who it was taken for: addresses of mail, or the channel's name.</summary>
    public string[] Recipients { get; set; } = [];

    /// <summary>Gets or sets the recipients that the server refused, each with its reason.</summary>
    public string[] Rejected { get; set; } = [];

    /// <summary>Gets or sets what the channel calls the message: Slack's ts, or a Message-ID; null when it calls it nothing.</summary>
    public string? MessageId { get; set; }

    /// <summary>Gets or sets what the channel calls the message that the change's messages hang on; null without a thread.</summary>
    public string? ThreadId { get; set; }

    /// <summary>Gets or sets a value indicating whether the message of the change was edited in place.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>Gets or sets how many lines were left out, because the channel takes no longer message.</summary>
    public int LinesCut { get; set; }
}
