namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>An alert as Prometheus knows it: whether it is silenced only Alertmanager knows.</summary>
/// <param name="Labels">Its labels, its name as <c>alertname</c> among them.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="IsFiring">True when it fires; false while it is pending.</param>
/// <param name="ActiveAt">Since when its condition holds.</param>
/// <param name="Value">The value of its expression.</param>
public sealed record PrometheusAlert(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    bool IsFiring,
    DateTimeOffset ActiveAt,
    double Value);
