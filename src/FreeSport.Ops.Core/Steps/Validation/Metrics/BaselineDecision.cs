namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What a comparison with before comes to.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Reason">Why.</param>
/// <param name="Series">Each series.</param>
/// <param name="Why">In the reader's language; null where the reason says it all.</param>
/// <param name="Worst">The series that decided; null for none.</param>
internal sealed record BaselineDecision(FsMetricState State, FsMetricReason Reason, FsMetricBaseline[] Series, string? Why = null, FsMetricBaseline? Worst = null);
