namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>A rule that a server has loaded.</summary>
/// <param name="Group">The name of its group.</param>
/// <param name="File">The file the server read it from.</param>
/// <param name="IsAlerting">True for an alerting rule, false for a recording rule.</param>
/// <param name="Name">The name of the alert or of the recorded series.</param>
/// <param name="Query">Its expression, as the server writes it.</param>
/// <param name="For">How long the condition must hold before the alert fires.</param>
/// <param name="Labels">The labels it adds.</param>
/// <param name="Annotations">The annotations it adds.</param>
/// <param name="State">inactive, pending or firing; null for a recording rule.</param>
/// <param name="Health">ok, err, or unknown before the first evaluation.</param>
/// <param name="LastError">Why the last evaluation failed; null when it did not.</param>
/// <param name="LastEvaluation">When it was evaluated last; null when never.</param>
public sealed record PrometheusRule(
    string Group,
    string File,
    bool IsAlerting,
    string Name,
    string Query,
    TimeSpan For,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    string? State,
    string Health,
    string? LastError,
    DateTimeOffset? LastEvaluation);
