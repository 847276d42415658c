using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>What is looked at for a verdict on a change.</summary>
/// <param name="Since">When the change happened.</param>
public sealed record RegressionOptions(DateTimeOffset Since)
{
    /// <summary>How long before the change is looked at when nobody says: a day holds what is logged once a day.</summary>
    public static readonly TimeSpan UsualBaseline = TimeSpan.FromDays(1);

    /// <summary>How long after the change a look says something when nobody says.</summary>
    public static readonly TimeSpan UsualSettling = TimeSpan.FromMinutes(5);

    /// <summary>Gets the environment; null where only logs and results are named.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets until when after the change is looked at; null for now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets how long before the change is looked at.</summary>
    public TimeSpan Baseline { get; init; } = UsualBaseline;

    /// <summary>Gets how long after the change a look says something.</summary>
    public TimeSpan Settling { get; init; } = UsualSettling;

    /// <summary>Gets absolute paths of log files.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Gets absolute paths of logs of before the change, for logs whose lines do not tell when they were printed.</summary>
    public IReadOnlyList<string> BaselineLogs { get; init; } = [];

    /// <summary>Gets the offset from UTC of times in logs that name none.</summary>
    public TimeSpan LogUtcOffset { get; init; }

    /// <summary>Gets results of other cmdlets that the verdict takes in: metrics, smoke tests, what monitors say.</summary>
    public IReadOnlyList<FsResult> Results { get; init; } = [];

    /// <summary>Gets lines of the logs of workflow runs.</summary>
    public IReadOnlyList<FsDeploymentLogLine> RunLines { get; init; } = [];

    /// <summary>Gets a value indicating whether only what is named here is looked at, and not what the configuration of the environment names.</summary>
    public bool OnlyNamed { get; init; }

    /// <summary>Gets a value indicating whether the metrics of the environment are measured; not where somebody else measures them.</summary>
    public bool MeasuresMetrics { get; init; } = true;

    /// <summary>Gets the logins for monitors that the caller brings; null for none.</summary>
    public MonitorLogins? Logins { get; init; }

    /// <summary>Gets how long one request to a monitor may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = MetricSteps.Timeout;
}
