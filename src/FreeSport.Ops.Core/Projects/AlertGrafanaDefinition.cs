namespace FreeSport.Ops.Core.Projects;

/// <summary>The Grafana that the rules are brought to, in place of a file of Prometheus.</summary>
/// <param name="Monitor">The monitor's name; null for the only one of its kind.</param>
/// <param name="Datasource">The uid of the Prometheus among Grafana's data sources; null for the monitor's.</param>
/// <param name="ContactPoint">The contact point that the rules notify; null for what Grafana's own policies say.</param>
public sealed record AlertGrafanaDefinition(string? Monitor, string? Datasource, string? ContactPoint)
{
    internal static AlertGrafanaDefinition? Read(ConfigurationNode node) => !node.Named.Any() ? null
        : new AlertGrafanaDefinition(node["monitor"].Text, node["datasource"].Text, node["contactPoint"].Text);
}
