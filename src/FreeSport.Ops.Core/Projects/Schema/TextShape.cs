namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>One text.</summary>
/// <param name="Description">What it means.</param>
public sealed record TextShape(string Description) : Shape(Description)
{
    /// <summary>Gets the texts that are allowed; null for any.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Gets a regular expression the text must match; null for any.</summary>
    public string? Pattern { get; init; }

    /// <summary>Gets a value indicating whether people write it as a number or a truth value, too, which editors tell apart from texts.</summary>
    public bool MayBeBare { get; init; }

    /// <summary>Gets an example of what matches, for messages.</summary>
    public string Example { get; init; } = string.Empty;

    /// <summary>Gets what tells of the texts that match whether they make sense; null for all that do.</summary>
    /// <remarks>Takes the key and the text, and gives the mistake in the reader's language; null for none.</remarks>
    internal Func<string, string, string?>? Mistake { get; init; }

    /// <summary>Gets a value indicating whether the text is a secret's name, in place of which nothing is ever shown.</summary>
    internal bool IsSecretName { get; init; }

    /// <summary>A path that every system can have, so that one file serves them all.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Path(string description) => new(description) { Pattern = "^([A-Za-z]:)?[^<>|\"*?:\\x00-\\x1F]+$", Example = "services/api" };

    /// <summary>An age such as 15m, 12h or 7d.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Age(string description) => new(description) { Pattern = "^([1-9][0-9]{0,3}|10000)[mhd]$", Example = "15m, 12h or 7d" };

    /// <summary>A length of time such as 500ms, 2s or 1m.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Span(string description) => new(description) { Pattern = "^[1-9][0-9]{0,5}(ms|s|m)$", Example = "500ms, 2s or 1m" };

    /// <summary>A length of time as Prometheus writes it, such as 90s or 1h30m.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Duration(string description) => new(description) { Pattern = "^(?=.*[1-9])([0-9]{1,3}d)?([0-9]{1,4}h)?([0-9]{1,5}m)?([0-9]{1,6}s)?$", Example = "30s, 15m or 1h30m" };

    /// <summary>A time of day such as 02:00.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Time(string description) => new(description) { Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", Example = "02:00" };

    /// <summary>An absolute http or https address.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Address(string description) => new(description) { Pattern = "^https?://[^\\s]+$", Example = "https://freesport.example/health" };

    /// <summary>The name of an environment variable that holds a secret.</summary>
    /// <param name="description">What it means.</param>
    /// <param name="example">A name.</param>
    /// <returns>The shape.</returns>
    public static TextShape Variable(string description, string example) => new(description) { Pattern = "^[A-Za-z_][A-Za-z0-9_]*$", Example = example, IsSecretName = true };

    /// <summary>An address of mail, with or without a name in front.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Mail(string description) => new(description)
    {
        Pattern = @"^([^<>\x00-\x1F]+ <[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$",
        Example = "ops@freesport.example",
    };

    /// <summary>A server as ssh takes it: <c>user@host:port</c>, of which only the host must be there.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Server(string description) => new(description)
    {
        Pattern = @"^([\p{L}\p{N}_][\p{L}\p{N}._+-]*@)?([\p{L}\p{N}_][\p{L}\p{N}._-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$",
        Example = "deploy@freesport.example",
        Mistake = static (key, text) => TextSense.OfPort(key, text, "deploy@freesport.example"),
    };

    /// <summary>A host with its port.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape HostAndPort(string description) => new(description)
    {
        Pattern = @"^([\p{L}\p{N}_][\p{L}\p{N}._-]*|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$",
        Example = "10.20.0.5:22",
        Mistake = static (key, text) => TextSense.OfPort(key, text, "10.20.0.5:22"),
    };

    /// <summary>A network in CIDR notation, IPv4 or IPv6.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Network(string description) => new(description)
    {
        Pattern = "^([0-9]{1,3}(\\.[0-9]{1,3}){3}/([0-9]|[12][0-9]|3[0-2])|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))$",
        Example = "10.20.0.0/16",
        Mistake = TextSense.OfNetwork,
    };

    /// <summary>A container image with the registry it lies in.</summary>
    /// <param name="description">What it means.</param>
    /// <returns>The shape.</returns>
    public static TextShape Image(string description) => new(description)
    {
        Pattern = "^[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64}|@sha512:[0-9a-f]{128})?$",
        Example = "ghcr.io/freesport-example/freesport/backend",
    };
}
