using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation;
using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>Measures metrics through Prometheus and decides whether they are as they should be.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsMetric")]
[OutputType(typeof(FsMetric), typeof(bool))]
public sealed class TestFsMetricCommand : MonitorCmdlet
{
    private bool _passed = true;
    private bool _decided;

    /// <summary>Gets or sets the names of configured metrics, with wildcards; with a query, what it is called.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets or sets the environment; all that have metrics when not given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets a query in PromQL that stands in no configuration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    /// <summary>Gets or sets a query as a text, or an object with a query, or with the name of a metric or of an environment.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>Gets or sets the monitor that is asked, by its name in the configuration.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    public string? Monitor { get; set; }

    /// <summary>Gets or sets the address of a Prometheus, or of a Grafana with -Datasource, beside the configuration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Url { get; set; }

    /// <summary>Gets or sets the uid of a data source behind the Grafana at -Url.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Datasource { get; set; }

    /// <summary>Gets or sets the condition that a good value meets.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? SuccessWhen { get; set; }

    /// <summary>Gets or sets the condition that a bad value meets.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FailWhen { get; set; }

    /// <summary>Gets or sets the value above which a person decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double? WarnAbove { get; set; }

    /// <summary>Gets or sets the value above which it fails.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double? FailAbove { get; set; }

    /// <summary>Gets or sets how far back is looked, such as 15m.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Range { get; set; }

    /// <summary>Gets or sets the time between two moments of the range.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Step { get; set; }

    /// <summary>Gets or sets how many measurements are made.</summary>
    [Parameter]
    public int? Count { get; set; }

    /// <summary>Gets or sets the time between two measurements.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Interval { get; set; }

    /// <summary>Gets or sets how many measurements may fail.</summary>
    [Parameter]
    public int? FailureLimit { get; set; }

    /// <summary>Gets or sets how many measurements may say nothing.</summary>
    [Parameter]
    public int? InconclusiveLimit { get; set; }

    /// <summary>Gets or sets how many times in a row the monitor may not be reached.</summary>
    [Parameter]
    public int? ConsecutiveErrorLimit { get; set; }

    /// <summary>Gets or sets how many failing measurements may follow one another, within -FailureLimit.</summary>
    [Parameter]
    public int? ConsecutiveFailureLimit { get; set; }

    /// <summary>Gets or sets how many values each series must have.</summary>
    [Parameter]
    public int? MinSamples { get; set; }

    /// <summary>Gets or sets what no result means.</summary>
    [Parameter]
    [ValidateSet("inconclusive", "zero")]
    public string? WhenEmpty { get; set; }

    /// <summary>Gets or sets a query that is above zero where the metric means something, such as the traffic.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Guard { get; set; }

    /// <summary>Gets or sets a value indicating whether it reports and decides nothing.</summary>
    [Parameter]
    public SwitchParameter Informational { get; set; }

    /// <summary>Gets or sets when the change began that the metrics are compared across: a time, a length of time such as 30m, an EvidenceId, or a result.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CreatedAt")]
    [ValidateNotNullOrEmpty]
    [SinceTransformation]
    public string? Since { get; set; }

    /// <summary>Gets or sets how far before and after the change is looked.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? BaselineOver { get; set; }

    /// <summary>Gets or sets how much worse than before the mean may be.</summary>
    [Parameter]
    public double? BaselineAbsolute { get; set; }

    /// <summary>Gets or sets how many times worse than before the mean may be.</summary>
    [Parameter]
    public double? BaselineRatio { get; set; }

    /// <summary>Gets or sets the probability below which the rank test of Mann and Whitney fails.</summary>
    [Parameter]
    public double? BaselineSignificance { get; set; }

    /// <summary>Gets or sets how far back one value of the query looks, where the query does not tell.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? BaselineWindow { get; set; }

    /// <summary>Gets or sets a value indicating whether lower values are the worse ones.</summary>
    [Parameter]
    public SwitchParameter LowerIsWorse { get; set; }

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Taken as a text only where it is one: what an object looks like as a text is no query.
        string? query = Query ?? (InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject) as string;
        string[] names = Name ?? [];
        if (InputObject is not null && query is null && names.Length == 0 && Environment is null)
        {
            _passed = false;
            WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                ErrorIds.MetricInputWrong, FailureKind.InvalidArgument, RegressionTexts.NoQuery.With(PSObject.AsPSObject(InputObject).TypeNames[0]), RegressionTexts.NoQueryRemedy, InputObject))));
            return;
        }

        RunProject(async (session, project, token) =>
        {
            DateTimeOffset? since = Since is null ? null : ChangeStart.Read(Since, project, DateTimeOffset.UtcNow, session.Host);
            MetricRequests requests = new(session, project, Logins(session.Redactor));
            List<MetricRequest> asked = Asked(session, requests, names, query);
            if (asked.Count == 0)
            {
                _passed = false;
                if (names.Length == 0 && !Quiet)
                {
                    session.Host.WriteResult(MetricRequests.None(Environment));
                }

                return;
            }

            MetricService service = new(session.Host, MetricClock.Real, TimeSpan.FromSeconds(TimeoutSeconds));
            foreach (FsMetric metric in await MetricRun.RunAsync(session, project, service, asked, since, token).ConfigureAwait(false))
            {
                if (!Quiet)
                {
                    session.Host.WriteResult(metric);
                }

                _decided |= !metric.IsInformational;
                _passed &= metric.IsInformational || metric.Outcome == FsOutcome.Passed;
            }
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_passed && _decided);
        }
    }

    private List<MetricRequest> Asked(OpsSession session, MetricRequests requests, string[] names, string? query)
    {
        IReadOnlyList<(EnvironmentDefinition Environment, MetricDefinition Metric)> configured = query is null || names.Length > 0 ? requests.Configured(string.IsNullOrEmpty(Environment) ? null : Environment) : [];
        if (query is not null)
        {
            // A verdict that comes down the pipeline brings query and name; what decides it stands in the configuration.
            (EnvironmentDefinition Environment, MetricDefinition Metric)[] same = [.. configured.Where(c => c.Metric.Query == query && names.Contains(c.Metric.Name, StringComparer.OrdinalIgnoreCase))];
            return same.Length > 0 ? [.. same.Select(c => Request(requests, c.Metric, c.Environment.Name))] : [Request(requests, new MetricDefinition(names.FirstOrDefault() ?? query.FirstLine(60), query, null, null), Environment)];
        }

        List<MetricRequest> asked = [];
        foreach (string name in names.Length == 0 ? ["*"] : names)
        {
            WildcardPattern pattern = new(name, WildcardOptions.IgnoreCase);
            MetricRequest[] found = [.. configured.Where(c => pattern.IsMatch(c.Metric.Name)).Select(c => Request(requests, c.Metric, c.Environment.Name))];
            asked.AddRange(found.Where(f => !asked.Exists(a => a.Definition.Name == f.Definition.Name && a.Environment == f.Environment)));
            if (found.Length == 0 && names.Length > 0)
            {
                _passed = false;
                session.Host.WriteError(MetricRequests.Unknown(name, configured.Select(static c => c.Metric.Name)));
            }
        }

        return asked;
    }

    private MetricRequest Request(MetricRequests requests, MetricDefinition metric, string? environment)
    {
        MetricDefinition merged = Merged(metric);
        return Url is null ? requests.Of(merged, string.IsNullOrEmpty(environment) ? null : environment) : requests.At(merged, string.IsNullOrEmpty(environment) ? null : environment, Url, Datasource);
    }

    private MetricDefinition Merged(MetricDefinition metric) => metric with
    {
        Monitor = string.IsNullOrEmpty(Monitor) ? metric.Monitor : Monitor,
        SuccessWhen = SuccessWhen ?? metric.SuccessWhen,
        FailWhen = FailWhen ?? metric.FailWhen,
        WarnAbove = WarnAbove ?? metric.WarnAbove,
        FailAbove = FailAbove ?? metric.FailAbove,
        Range = Range ?? (Count is null ? metric.Range : null),
        Step = Step ?? metric.Step,
        Count = Count ?? (Range is null ? metric.Count : null),
        Interval = Interval ?? metric.Interval,
        FailureLimit = FailureLimit ?? metric.FailureLimit,
        InconclusiveLimit = InconclusiveLimit ?? metric.InconclusiveLimit,
        ConsecutiveErrorLimit = ConsecutiveErrorLimit ?? metric.ConsecutiveErrorLimit,
        ConsecutiveFailureLimit = ConsecutiveFailureLimit ?? metric.ConsecutiveFailureLimit,
        MinSamples = MinSamples ?? metric.MinSamples,
        IsEmptyZero = WhenEmpty is null ? metric.IsEmptyZero : WhenEmpty.Equals("zero", StringComparison.OrdinalIgnoreCase),
        Guard = Guard ?? metric.Guard,
        IsInformational = Informational || metric.IsInformational,
        Baseline = Compared(metric.Baseline),
    };

    private BaselineDefinition? Compared(BaselineDefinition? configured) =>
        configured is null && BaselineAbsolute is null && BaselineRatio is null && BaselineSignificance is null ? null : (configured ?? new BaselineDefinition()) with
        {
            Over = BaselineOver ?? configured?.Over,
            Absolute = BaselineAbsolute ?? configured?.Absolute,
            Ratio = BaselineRatio ?? configured?.Ratio,
            Significance = BaselineSignificance ?? configured?.Significance,
            Window = BaselineWindow ?? configured?.Window,
            IsLowerWorse = LowerIsWorse || configured?.IsLowerWorse is true,
        };
}
