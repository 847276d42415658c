namespace FreeSport.Ops;

/// <summary>What a channel to the team is.</summary>
public enum FsChannelKind
{
    /// <summary>Nothing says.</summary>
    None = 0,

    /// <summary>A channel of Slack, through an incoming webhook or a bot.</summary>
    Slack,

    /// <summary>Mail through an SMTP server.</summary>
    Email,

    /// <summary>An address that takes JSON: Telegram, Mattermost, or any other.</summary>
    Webhook,
}
