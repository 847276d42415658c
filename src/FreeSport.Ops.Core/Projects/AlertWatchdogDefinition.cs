namespace FreeSport.Ops.Core.Projects;

/// <summary>The alert that always fires, so that its absence tells of a dead Prometheus.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Receiver">The receiver that misses it when it stays out; null when nobody does.</param>
/// <param name="Repeat">How often that receiver hears of it, as Prometheus writes durations.</param>
public sealed record AlertWatchdogDefinition(string Name = AlertWatchdogDefinition.UsualName, string? Receiver = null, string Repeat = "5m")
{
    /// <summary>What it is called where nothing is said, as in other people's rules.</summary>
    public const string UsualName = "Watchdog";

    // A text alone is the name.
    internal static AlertWatchdogDefinition Read(ConfigurationNode node) =>
        new(node.Text ?? node["name"].Text ?? UsualName, node["receiver"].Text, node["repeat"].Text ?? "5m");
}
