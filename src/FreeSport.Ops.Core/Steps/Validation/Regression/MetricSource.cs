using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>A metric that was measured for the verdict.</summary>
/// <param name="metric">The verdict on it.</param>
internal sealed class MetricSource(FsMetric metric) : IRegressionSource
{
    public string Name => metric.Subject;

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        FsRegressionReason[] reasons = metric.IsInformational || metric.Outcome == FsOutcome.Passed ? []
            : metric.Outcome is FsOutcome.Inconclusive or FsOutcome.Skipped ? [NotLooked.At(metric.Subject, metric.Summary)]
            : [new FsRegressionReason { Kind = FsRegressionKind.Metric, Outcome = metric.Outcome, Subject = metric.Subject, Text = metric.Summary }];
        return Task.FromResult(new RegressionLook(reasons, []) { Decides = !metric.IsInformational });
    }
}
