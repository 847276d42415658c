using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>A metric that was measured for the verdict.</summary>
/// <param name="metric">The verdict on it.</param>
internal sealed class MetricSource(FsMetric metric) : IRegressionSource
{
    public string Name => metric.Subject;

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        FsRegressionKind kind = metric.Outcome is FsOutcome.Inconclusive or FsOutcome.Skipped ? FsRegressionKind.NotLooked : FsRegressionKind.Metric;
        FsOutcome outcome = kind == FsRegressionKind.NotLooked ? FsOutcome.Inconclusive : metric.Outcome;
        FsRegressionReason[] reasons = metric.IsInformational || outcome == FsOutcome.Passed
            ? []
            : [new FsRegressionReason { Kind = kind, Outcome = outcome, Subject = metric.Subject, Text = metric.Summary }];
        return Task.FromResult(new RegressionLook(reasons, []));
    }
}
