namespace FreeSport.Ops.Core.Projects;

/// <summary>A channel that the team is told through.</summary>
/// <param name="Name">Its name; a subject of TeamNotified.</param>
/// <param name="Kind">What it is.</param>
public sealed record ChannelDefinition(string Name, FsChannelKind Kind)
{
    /// <summary>The name of the channel of a project that names none.</summary>
    public const string DefaultName = "DevOps";

    /// <summary>The port that mail is handed in at where none is named.</summary>
    public const int SubmissionPort = 587;

    /// <summary>Gets the environments whose messages go there; none means all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the language of its messages, <c>en</c> or <c>ru</c>; null for that of whoever sends.</summary>
    public string? Language { get; init; }

    /// <summary>Gets the file that its messages are made by, from the root; null for the module's own.</summary>
    public string? Template { get; init; }

    /// <summary>Gets the environment variable that holds the webhook's address.</summary>
    public string? AddressFrom { get; init; }

    /// <summary>Gets the environment variable that holds the bot's token.</summary>
    public string? TokenFrom { get; init; }

    /// <summary>Gets the id of the channel at Slack, or of the chat at Telegram; the channel's name at Mattermost.</summary>
    public string? Target { get; init; }

    /// <summary>Gets where Slack's API answers; null for Slack's own.</summary>
    public string? Api { get; init; }

    /// <summary>Gets the shape of a webhook's messages: <c>json</c>, <c>telegram</c> or <c>mattermost</c>.</summary>
    public string Format { get; init; } = "json";

    /// <summary>Gets the SMTP server's host with or without its port.</summary>
    public string? Server { get; init; }

    /// <summary>Gets how the connection to the SMTP server is encrypted: <c>startTls</c>, <c>implicit</c> or <c>none</c>; null for what the port stands for.</summary>
    public string? Tls { get; init; }

    /// <summary>Gets the environment variable that holds the user's name at the SMTP server.</summary>
    public string? UserFrom { get; init; }

    /// <summary>Gets the environment variable that holds the user's password at the SMTP server.</summary>
    public string? PasswordFrom { get; init; }

    /// <summary>Gets who mails are from.</summary>
    public string? From { get; init; }

    /// <summary>Gets who mails go to.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Whether messages of an environment go there.</summary>
    /// <param name="environment">The environment; null for what holds for all.</param>
    /// <returns>True when they do.</returns>
    public bool Serves(string? environment) =>
        Environments.Count == 0 || environment is null || Environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
