namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>The value of one series at one moment.</summary>
/// <param name="Series">The series, as PromQL writes it.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MetricValue(string Series, double Value);
