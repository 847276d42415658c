namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What the looks at a metric come to.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Reason">Why.</param>
/// <param name="Points">The measurements, judged.</param>
/// <param name="Deciding">The measurement that the verdict names; null when there was none.</param>
/// <param name="Detail">What else belongs to the reason: a contradiction, an error, a series; null for nothing.</param>
internal sealed record MetricDecision(FsMetricState State, FsMetricReason Reason, IReadOnlyList<FsMetricPoint> Points, FsMetricPoint? Deciding, string? Detail = null)
{
    /// <summary>Gets how many series there were.</summary>
    public int SeriesCount { get; init; }

    public int CountOf(FsMetricState state) => Points.Count(p => p.State == state);
}
