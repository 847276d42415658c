namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>How messages are to be sent.</summary>
public sealed record NotificationRequest
{
    /// <summary>Gets the names of the channels; none for all of the project.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Gets the title; null for the one of environment and change.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the environment; null for those that the results name.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the name of the change; null for the commit.</summary>
    public string? Change { get; init; }

    /// <summary>Gets a value indicating whether each thing has a message of its own.</summary>
    public bool Each { get; init; }

    /// <summary>Gets a value indicating whether what was sent before is sent again.</summary>
    public bool Force { get; init; }

    /// <summary>Gets how long a channel may take to answer, and how long it may ask to wait.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
