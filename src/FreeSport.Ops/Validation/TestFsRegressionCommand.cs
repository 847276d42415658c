using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Validation;
using FreeSport.Ops.Core.Steps.Validation.Regression;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>Tells whether an environment got worse after a change: new alerts, metrics, errors in the logs, containers.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsRegression")]
[OutputType(typeof(FsRegression), typeof(bool))]
public sealed class TestFsRegressionCommand : MonitorCmdlet
{
    private readonly List<FsResult> _results = [];
    private readonly List<FsDeploymentLogLine> _lines = [];
    private FsDeployment? _deployment;

    /// <summary>Gets or sets the environment that is looked at; that of the deployment from the pipeline when not given.</summary>
    [Parameter(Position = 0)]
    [Alias("EnvironmentName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets when the change happened: a time, how long ago, or the id of recorded evidence; when the deployment from the pipeline was started, when not given.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SinceTransformation]
    public string? Since { get; set; }

    /// <summary>Gets or sets until when after the change is looked at; now when not given.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets how long before the change is looked at, for what was there already, in hours.</summary>
    [Parameter]
    [ValidateRange(1, 720)]
    public int BaselineHours { get; set; } = (int)RegressionOptions.UsualBaseline.TotalHours;

    /// <summary>Gets or sets how long after the change a look says something, in minutes; before that, nothing worse is no pass.</summary>
    [Parameter]
    [ValidateRange(0, 1440)]
    public int SettlingMinutes { get; set; } = (int)RegressionOptions.UsualSettling.TotalMinutes;

    /// <summary>Gets or sets log files, with wildcards; those that end in .gz are unpacked while they are read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] LogPath { get; set; } = [];

    /// <summary>Gets or sets logs of before the change, for logs whose lines do not tell when they were printed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] BaselineLogPath { get; set; } = [];

    /// <summary>Gets or sets the offset from UTC of times in log files that name none.</summary>
    [Parameter]
    public TimeSpan LogUtcOffset { get; set; }

    /// <summary>Gets or sets a value indicating whether only what is named here is looked at, and not the monitors and containers of the environment.</summary>
    [Parameter]
    public SwitchParameter OnlyNamed { get; set; }

    /// <summary>Gets or sets recorded verdicts on metrics and smoke tests, a deployment, which tells environment and time, or lines of its log.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public object[]? InputObject { get; set; }

    /// <summary>Gets or sets a value indicating whether only true or false is emitted.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object one in InputObject ?? [])
        {
            switch (one is PSObject wrapped ? wrapped.BaseObject : one)
            {
                case FsDeployment deployment:
                    _deployment = deployment;
                    break;
                case FsDeploymentLogLine line:
                    _lines.Add(line);
                    break;
                case FsResult result:
                    _results.Add(result);
                    break;
                default:
                    WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                        ErrorIds.RegressionInputWrong, FailureKind.InvalidArgument, RegressionTexts.NoResult.With(PSObject.AsPSObject(one).TypeNames[0]), RegressionTexts.NoResultRemedy, one))));
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PathResolver files = new(this);
        string[] logs = [.. LogPath.SelectMany(p => Files(files, p))];
        string[] baseline = [.. BaselineLogPath.SelectMany(p => Files(files, p))];
        RunProject(async (session, project, token) =>
        {
            DateTimeOffset? since = Since is { } text ? ChangeStart.Read(text, project, DateTimeOffset.UtcNow, session.Host)
                : _deployment is { } deployment ? new DateTimeOffset(deployment.CreatedAt.ToUniversalTime()) : null;
            RegressionOptions options = new(since ?? throw new OpsException(new OpsFailure(
                ErrorIds.RegressionWithoutTime, FailureKind.InvalidArgument, RegressionTexts.WithoutTime, RegressionTexts.WithoutTimeRemedy, project.Root)))
            {
                Environment = Environment ?? _deployment?.Environment,
                Until = Until is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null,
                Baseline = TimeSpan.FromHours(BaselineHours),
                Settling = TimeSpan.FromMinutes(SettlingMinutes),
                Logs = logs,
                BaselineLogs = baseline,
                LogUtcOffset = LogUtcOffset,
                Results = _results,
                RunLines = _lines,
                OnlyNamed = OnlyNamed,
                Logins = Logins(session.Redactor),
                RequestTimeout = TimeSpan.FromSeconds(TimeoutSeconds),
            };
            FsRegression verdict = await Rooms.Regression(session, project).RunAsync(options, token).ConfigureAwait(false);
            session.Host.WriteResult(Quiet ? verdict.Outcome is FsOutcome.Passed : verdict);
        });
    }

    private IEnumerable<string> Files(PathResolver resolver, string path) => resolver.Find(path) is { Count: > 0 } found
        ? found
        : throw End(ErrorRecords.From(OpsSession.Redact(new OpsFailure(ErrorIds.LogNotFound, FailureKind.ObjectNotFound, RegressionTexts.NoLog.With(path), RegressionTexts.NoLogRemedy, path))));
}
