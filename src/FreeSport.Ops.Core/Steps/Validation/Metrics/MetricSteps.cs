using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>The step of the runbook that measures the metrics of the configuration, each once or over its range: nobody waits for a runbook as for a deployment.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class MetricSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // What was not configured says so where it is asked for, not in every runbook.
    public IReadOnlyList<RunbookStep> Steps(string activity) => project.Configuration.Environments.All(static e => e.Metrics.Count == 0)
        ? []
        : [new RunbookStep(FsStep.Validation, "metrics", NeedsConfiguration: true, RunAsync)];

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        MetricRequests requests = new(session, project, logins: null);
        MetricService service = new(session.Host, MetricClock.Real, Timeout);
        IEnumerable<MetricRequest> all = requests.Configured(environment)
            .Select(c => Once(requests, c.Environment, c.Metric));
        foreach (FsMetric metric in await MetricRun.RunAsync(session, project, service, [.. all], since: null, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(metric);
        }
    }

    /// <summary>A metric as it is measured once, or over its range.</summary>
    /// <param name="requests">Knows the monitors.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="metric">The metric.</param>
    public static MetricRequest Once(MetricRequests requests, EnvironmentDefinition environment, MetricDefinition metric) =>
        requests.Of(metric with { Count = null, MinSamples = metric.Range is null ? null : metric.MinSamples, ConsecutiveErrorLimit = 1 }, environment.Name);
}
