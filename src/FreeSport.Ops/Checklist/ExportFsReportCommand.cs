using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist.Reports;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Writes what is recorded of an environment into a page, a comment, or a file for programs.</summary>
[Cmdlet(VerbsData.Export, "FsReport", SupportsShouldProcess = true)]
[OutputType(typeof(FsReport), typeof(FsReportPlan))]
public sealed class ExportFsReportCommand : GitHubCmdlet
{
    private readonly List<object> _items = [];
    private bool _isWrong;

    /// <summary>Gets or sets the environment; the one of what comes down the pipeline, or production, when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets what the report is written as.</summary>
    [Parameter(Position = 1)]
    public FsReportFormat As { get; set; }

    /// <summary>Gets or sets the file to write; what is there is replaced. The object has the text when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Gets or sets the change whose events are told; all events, and the change that is under way, when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChangeCompleter))]
    public string? Change { get; set; }

    /// <summary>Gets or sets from when on events and deployments are told of.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Gets or sets until when.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets rows of the checklist, events and a change, which select what is told; and metrics, plans, deployments and other results, which are told as they are.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Gets or sets a value indicating whether the report becomes a comment of the pull request that the run of GitHub Actions is about.</summary>
    [Parameter]
    public SwitchParameter Comment { get; set; }

    /// <summary>Gets or sets the number of the pull request that gets the report as a comment.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? PullRequest { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject one in InputObject ?? [])
        {
            if (!ReportInput.TryRead(one, out object? item))
            {
                _isWrong = true;
                WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                    ErrorIds.ReportInputWrong, FailureKind.InvalidArgument, CommandTexts.NotForReport.With(one.TypeNames.FirstOrDefault()), CommandTexts.NotForReportRemedy, one))));
            }
            else if (item is not null)
            {
                _items.Add(item);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_isWrong && _items.Count == 0)
        {
            return;
        }

        ReportRequest request = new(As)
        {
            Environment = Environment,
            Change = Change,
            Since = Since,
            Until = Until,
            OutFile = OutFile is null ? null : GetUnresolvedProviderPathFromPSPath(OutFile),
            IsComment = Comment || PullRequest is not null,
            PullRequest = PullRequest,
            GitHub = GitHubOptions,
        };
        RunProject((session, project, token) => Rooms.Reports(session, project).ExportAsync(request, _items, token));
    }
}
