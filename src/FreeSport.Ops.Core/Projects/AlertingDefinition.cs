namespace FreeSport.Ops.Core.Projects;

/// <summary>What is alerted, who is told, and where Prometheus and Alertmanager read it.</summary>
public sealed record AlertingDefinition
{
    /// <summary>How often rules are evaluated where nothing is said.</summary>
    public const string UsualInterval = "30s";

    /// <summary>Gets the file of rules that Prometheus reads; null when nothing says.</summary>
    public AlertFileDefinition? Prometheus { get; init; }

    /// <summary>Gets the configuration of Alertmanager; null when it is left alone.</summary>
    public AlertFileDefinition? Alertmanager { get; init; }

    /// <summary>Gets the Grafana that the rules are brought to; null where they go to Prometheus.</summary>
    public AlertGrafanaDefinition? Grafana { get; init; }

    /// <summary>Gets how often the rules are evaluated, as Prometheus writes durations.</summary>
    public string Interval { get; init; } = UsualInterval;

    /// <summary>Gets how long a test alert that got through stands for the way to the receivers.</summary>
    public TimeSpan TestMaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets the alert that always fires.</summary>
    public AlertWatchdogDefinition Watchdog { get; init; } = new();

    /// <summary>Gets the rules of all environments.</summary>
    public IReadOnlyList<AlertRuleDefinition> Rules { get; init; } = [];

    /// <summary>Gets who is told.</summary>
    public IReadOnlyList<AlertReceiverDefinition> Receivers { get; init; } = [];

    /// <summary>Reads <c>alerts</c>.</summary>
    internal static AlertingDefinition? Read(ConfigurationNode node, Func<string, TimeSpan> age) => !node.Named.Any() ? null : new AlertingDefinition
    {
        Prometheus = AlertFileDefinition.Read(node["prometheus"]),
        Alertmanager = AlertFileDefinition.Read(node["alertmanager"]),
        Grafana = AlertGrafanaDefinition.Read(node["grafana"]),
        Interval = node["interval"].Text ?? UsualInterval,
        TestMaxAge = node["testMaxAge"].Text is { } longest ? age(longest) : TimeSpan.FromHours(24),
        Watchdog = AlertWatchdogDefinition.Read(node["watchdog"]),
        Rules = [.. node["rules"].Items.Select(AlertRuleDefinition.Read)],
        Receivers = [.. node["receivers"].Items.Select(AlertReceiverDefinition.Read)],
    };
}
