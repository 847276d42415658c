using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Finds the metrics of a project and who is asked about them.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="logins">The logins that the caller brings; null for none.</param>
public sealed class MetricRequests(OpsSession session, Project project, MonitorLogins? logins)
{
    /// <summary>The metrics of the configuration.</summary>
    /// <param name="environment">The environment; null for all.</param>
    /// <returns>Each with its environment, in the order of the file.</returns>
    /// <exception cref="OpsException"><c>EnvironmentUnknown</c>.</exception>
    public IReadOnlyList<(EnvironmentDefinition Environment, MetricDefinition Metric)> Configured(string? environment)
    {
        IEnumerable<EnvironmentDefinition> environments = environment is null ? project.Configuration.Environments : [project.EnvironmentNamed(environment)];
        return [.. environments.SelectMany(static e => e.Metrics.Select(m => (e, m)))];
    }

    /// <summary>A metric with the monitor that the configuration has for it.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="environment">Its environment; null for none.</param>
    /// <returns>What is to be measured; where nobody can be asked, it says why.</returns>
    public MetricRequest Of(MetricDefinition metric, string? environment)
    {
        MonitorDefinition[] able = [.. project.Configuration.Monitors.Where(m => Answers(m) && (environment is null || m.Watches(environment)))];
        MonitorDefinition? monitor = metric.Monitor is { } named
            ? project.Configuration.Monitors.FirstOrDefault(m => m.Name.Equals(named, StringComparison.OrdinalIgnoreCase) && Answers(m))
            : able.Length == 1 ? able[0] : null;
        if (monitor is null)
        {
            return new MetricRequest(metric, environment, Monitor: null, Trouble(metric, environment, able));
        }

        try
        {
            return new MetricRequest(metric, environment, MonitorAccess.Address(monitor, session.Redactor, logins?.For(monitor.Name)));
        }
        catch (OpsException failed)
        {
            return new MetricRequest(metric, environment, Monitor: null, failed.Failure);
        }
    }

    /// <summary>A metric that is asked of an address beside the configuration.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="environment">Its environment; null for none.</param>
    /// <param name="url">The address.</param>
    /// <param name="datasource">The uid of a data source behind a Grafana; null for none.</param>
    /// <returns>What is to be measured; where nobody can be asked, it says why.</returns>
    public MetricRequest At(MetricDefinition metric, string? environment, string url, string? datasource)
    {
        string name = metric.Monitor ?? "prometheus";
        try
        {
            return new MetricRequest(metric, environment, MonitorAddress.Of(name, url, session.Redactor, logins?.For(name), datasource));
        }
        catch (OpsException failed)
        {
            return new MetricRequest(metric, environment, Monitor: null, failed.Failure);
        }
    }

    /// <summary>The result where no metric is configured: that nothing was looked at is not good news.</summary>
    /// <param name="environment">The environment; null for all.</param>
    /// <returns>Inconclusive, with what to do.</returns>
    public static FsMetric None(string? environment) => new()
    {
        Step = FsStep.Validation,
        Subject = "metrics",
        Environment = environment,
        StartedAt = DateTime.UtcNow,
        Summary = MetricTexts.NoMetrics,
        Remedy = MetricTexts.NoMetricsRemedy,
    };

    /// <summary>The failure for a name that no metric has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>What to tell.</returns>
    public static OpsFailure Unknown(string name, IEnumerable<string> known) => new(
        ErrorIds.MetricUnknown,
        FailureKind.ObjectNotFound,
        MetricTexts.MetricUnknown.With(name.FirstLine(60)),
        MetricTexts.MetricUnknownRemedy.With(string.Join(", ", known.Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } names ? names : "-"),
        name);

    /// <summary>Whether a monitor answers queries.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <returns>True for a Prometheus, and for a data source of Grafana.</returns>
    public static bool Answers(MonitorDefinition monitor) => monitor.Url is not null && (monitor.Kind is "prometheus" || (monitor.Kind is null or "grafana" && monitor.Datasource is not null));

    private static OpsFailure Trouble(MetricDefinition metric, string? environment, MonitorDefinition[] able) => new(
        ErrorIds.MonitorNotConfigured,
        FailureKind.ObjectNotFound,
        metric.Monitor is { } named ? MetricTexts.MonitorUnknown.With(named)
            : able.Length == 0 ? MetricTexts.MonitorMissing.With(environment ?? metric.Name)
            : MetricTexts.MonitorAmbiguous.With(string.Join(", ", able.Select(static m => m.Name))),
        MetricTexts.MonitorMissingRemedy,
        metric.Name);
}
