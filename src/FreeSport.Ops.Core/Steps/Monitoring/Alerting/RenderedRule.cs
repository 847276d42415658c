namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>An alerting rule as it is written into Prometheus's file.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Expression">The expression.</param>
/// <param name="For">How long it must hold, as Prometheus writes durations; null for at once.</param>
/// <param name="Labels">All labels it adds.</param>
/// <param name="Annotations">All annotations it adds.</param>
internal sealed record RenderedRule(string Name, string Expression, string? For, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations);
