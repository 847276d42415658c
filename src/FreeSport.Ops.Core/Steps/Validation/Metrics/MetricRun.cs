using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Measures metrics side by side, and records what they came to.</summary>
public static class MetricRun
{
    /// <summary>Measures.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project whose ledger is written.</param>
    /// <param name="service">Measures one.</param>
    /// <param name="requests">The metrics.</param>
    /// <param name="since">When the change began; null when nobody says.</param>
    /// <param name="cancellationToken">Stops it; what was measured until then is not recorded.</param>
    /// <returns>The verdicts, in the order of the metrics.</returns>
    public static async Task<IReadOnlyList<FsMetric>> RunAsync(
        OpsSession session, Project project, MetricService service, IReadOnlyList<MetricRequest> requests, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        FsMetric[] metrics = await Task.WhenAll(requests.Select(r => service.MeasureAsync(r, since, cancellationToken))).ConfigureAwait(false);

        if (metrics.Select(static m => m.Environment).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            foreach (FsMetric metric in metrics.Where(static m => m.Environment is not null))
            {
                metric.Summary = metric.Environment + ": " + metric.Summary;
            }
        }

        // What decides nothing is recorded by itself, so that it takes nothing from the outcome of the others.
        foreach (IGrouping<(string? Environment, bool IsInformational), FsMetric> together in metrics.GroupBy(static m => (m.Environment, m.IsInformational)))
        {
            await session.Recorder.RecordAsync(project, item: null, together.Key.Environment, [.. together], cancellationToken).ConfigureAwait(false);
        }

        return metrics;
    }
}
