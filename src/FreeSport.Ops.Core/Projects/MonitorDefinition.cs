namespace FreeSport.Ops.Core.Projects;

/// <summary>Something that watches an environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environments">The environments it watches; none means all.</param>
public sealed record MonitorDefinition(string Name, IReadOnlyList<string> Environments)
{
    /// <summary>Gets its kind: prometheus, alertmanager, grafana or health; null when nothing says.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets where it answers; null when nothing says.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the uid of the data source behind a Grafana; null for none.</summary>
    public string? Datasource { get; init; }

    /// <summary>Gets the environment variable with the token; null for none.</summary>
    public string? TokenFrom { get; init; }

    /// <summary>Gets the environment variable with the user; null for none.</summary>
    public string? UserFrom { get; init; }

    /// <summary>Gets the environment variable with the password; null for none.</summary>
    public string? PasswordFrom { get; init; }

    /// <summary>Whether it watches an environment.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <returns>True as well when it watches all.</returns>
    public bool Watches(string environment) => Environments.Count == 0 || Environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    internal static MonitorDefinition Read(ConfigurationNode node) => new(node["name"].Text!, node["environments"].Texts ?? [])
    {
        Kind = node["kind"].Text,
        Url = node["url"].Text,
        Datasource = node["datasource"].Text,
        TokenFrom = node["tokenFrom"].Text,
        UserFrom = node["userFrom"].Text,
        PasswordFrom = node["passwordFrom"].Text,
    };
}
