using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>A metric that is to be measured.</summary>
/// <param name="Definition">What is asked, and what decides.</param>
/// <param name="Environment">The environment it is of; null for none.</param>
/// <param name="Monitor">Who is asked; null when nobody can be.</param>
/// <param name="Trouble">Why nobody can be asked, with what to do; null when somebody can.</param>
public sealed record MetricRequest(MetricDefinition Definition, string? Environment, MonitorAddress? Monitor, Floor.Results.OpsFailure? Trouble = null);
