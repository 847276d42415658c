namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>What is silenced.</summary>
/// <param name="Environment">The environment's name; null for production.</param>
/// <param name="For">For how long at most.</param>
/// <param name="Reason">Why.</param>
public sealed record SilenceOptions(string? Environment, TimeSpan For, string Reason)
{
    /// <summary>Gets the names of the alerts; all that the configuration has for the environment when there are none.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// <summary>Gets further matchers, as people write them.</summary>
    public IReadOnlyList<string> Matchers { get; init; } = [];
}
