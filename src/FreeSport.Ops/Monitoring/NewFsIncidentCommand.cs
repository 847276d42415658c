using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Monitoring.Incidents;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Writes down an incident from the records, into a document and, where asked, into an issue.</summary>
[Cmdlet(VerbsCommon.New, "FsIncident", SupportsShouldProcess = true, DefaultParameterSetName = DocumentSet)]
[OutputType(typeof(FsIncident), typeof(FsIncidentPlan))]
public sealed class NewFsIncidentCommand : GitHubCmdlet
{
    private const string DocumentSet = "Document";
    private const string IssueSet = "Issue";

    private readonly List<IncidentItem> _items = [];

    /// <summary>Gets or sets the title, from which the file has its name.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets what belongs to the incident beside the ledgers: deployments, alerts, regressions, results of any cmdlet.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Gets or sets the environment; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets from when on the ledgers are told of; what the document says, or else a day ago, when not given.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Gets or sets until when; what the document says, or else while it goes on, when not given.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets a value indicating whether the incident has an issue on GitHub, too: one, which later runs bring up to date.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IssueSet)]
    public SwitchParameter CreateIssue { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = IssueSet)]
    [ValidateNotNullOrEmpty]
    public override string? Repository { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = IssueSet)]
    [ValidateNotNull]
    [SecureTextTransformation]
    public override System.Security.SecureString? Token { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _items.AddRange((InputObject ?? []).SelectMany(IncidentInput.Read));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IncidentRequest request = new(Title) { Environment = Environment, Since = Since, Until = Until, Issue = CreateIssue ? GitHubOptions : null };
        RunProject((session, project, token) => new IncidentService(session, project).WriteAsync(request, _items, token));
    }
}
