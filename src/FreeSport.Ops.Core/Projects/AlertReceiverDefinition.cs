namespace FreeSport.Ops.Core.Projects;

/// <summary>Somebody that Alertmanager tells. Secrets stand in files or environment variables, never here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">slack, email or webhook.</param>
public sealed record AlertReceiverDefinition(string Name, string Kind)
{
    /// <summary>Gets the severities it is told of; none means all.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>Gets the language of what it is told.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets the file with the secret address, where Alertmanager sees it; null for none.</summary>
    public string? AddressFile { get; init; }

    /// <summary>Gets the environment variable with the secret address; null for none.</summary>
    public string? AddressFrom { get; init; }

    /// <summary>Gets the address that is no secret; null for none.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the channel of Slack; null for the webhook's own.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets who gets the mail.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Gets who the mail is from.</summary>
    public string? From { get; init; }

    /// <summary>Gets the mail server with its port.</summary>
    public string? Server { get; init; }

    /// <summary>Gets the user at the mail server; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Gets the file with the password, where Alertmanager sees it; null for none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Gets the environment variable with the password; null for none.</summary>
    public string? PasswordFrom { get; init; }

    /// <summary>Gets a value indicating whether mail is sent encrypted only.</summary>
    public bool RequireTls { get; init; } = true;

    /// <summary>Gets where the receiver tells what it got; null for nowhere.</summary>
    public string? ConfirmUrl { get; init; }

    /// <summary>Gets the environment variable with the token for that; null for none.</summary>
    public string? ConfirmTokenFrom { get; init; }

    /// <summary>Gets the environment variable whose value Alertmanager needs in a file; null for none.</summary>
    public string? SecretFrom => Kind == "email" ? PasswordFrom : AddressFrom;

    internal static AlertReceiverDefinition Read(ConfigurationNode node) => new(node["name"].Text!, node["kind"].Text!)
    {
        Severities = node["severities"].Texts ?? [],
        Language = node["language"].Text ?? "en",
        AddressFile = node["addressFile"].Text,
        AddressFrom = node["addressFrom"].Text,
        Address = node["address"].Text,
        Channel = node["channel"].Text,
        To = node["to"].Texts ?? [],
        From = node["from"].Text,
        Server = node["server"].Text,
        User = node["user"].Text,
        PasswordFile = node["passwordFile"].Text,
        PasswordFrom = node["passwordFrom"].Text,
        RequireTls = node["requireTls"].Text != "false",
        ConfirmUrl = node["confirm"].Text ?? node["confirm"]["url"].Text,
        ConfirmTokenFrom = node["confirm"]["tokenFrom"].Text,
    };
}
