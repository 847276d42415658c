using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>The base of cmdlets that take runs from the pipeline and begin when all are there.</summary>
/// <remarks>
/// Collecting first is what makes a chain of them work: the second wait of a pipeline must not keep the first from
/// handing over the next approval.
/// </remarks>
public abstract class RunCmdlet : GitHubCmdlet
{
    /// <summary>The parameter set that takes an object.</summary>
    protected const string ObjectSet = "Object";

    /// <summary>The parameter set that takes a number.</summary>
    protected const string RunSet = "Run";

    /// <summary>The parameter set that takes the id of a record.</summary>
    protected const string RecordSet = "Record";

    private readonly List<RunReference> _runs = [];
    private readonly List<string> _records = [];

    /// <summary>Gets or sets what names the run: an object with RunId and Repository, or a number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets or sets GitHub's number of the run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunSet)]
    [ValidateRange(1, long.MaxValue)]
    public long RunId { get; set; }

    /// <summary>Gets or sets the id of a deployment that this machine carries out, or did.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RecordSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    public string DeploymentId { get; set; } = string.Empty;

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if ((ParameterSetName == RecordSet ? DeploymentId : ParameterSetName == ObjectSet ? RunObject.Record(InputObject!) : null) is { } record)
        {
            if (!_records.Contains(record))
            {
                _records.Add(record);
            }

            return;
        }

        RunReference? run = ParameterSetName == RunSet ? new RunReference(Repository, RunId) : RunObject.Read(InputObject!, Repository);
        if (run is null)
        {
            WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                ErrorIds.RunNotNamed, FailureKind.InvalidArgument, RunTexts.NotNamed.With(InputObject), RunTexts.NotNamedRemedy, InputObject?.ToString()))));
        }
        else if (!_runs.Any(r => r.RunId == run.RunId && string.Equals(r.Repository, run.Repository, StringComparison.OrdinalIgnoreCase)))
        {
            _runs.Add(run);
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (_records.Count > 0)
        {
            RunProject((session, project, stop) => WorkAsync(Rooms.Deployments(session, project), session, _records, stop));
        }

        foreach (IGrouping<string?, RunReference> group in _runs.GroupBy(static r => r.Repository, StringComparer.OrdinalIgnoreCase))
        {
            RunReference[] runs = [.. group];
            GitHubOptions options = GitHubOptions with { Repository = group.Key };
            RunProject(async (session, project, stop) =>
            {
                using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(options, stop).ConfigureAwait(false);
                await WorkAsync(new RunService(session, project, github, options.Token), session, runs, stop).ConfigureAwait(false);
            });
        }
    }

    /// <summary>Does the work on all deployments that this machine carries out.</summary>
    private async Task WorkAsync(LocalDeployments deployments, OpsSession session, List<string> ids, CancellationToken cancellationToken)
    {
        foreach (string id in ids)
        {
            try
            {
                await WorkAsync(deployments, session, id, cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed) when (ids.Count > 1)
            {
                session.Host.WriteError(failed.Failure);
            }
        }
    }

    /// <summary>Does the work on one deployment that this machine carries out.</summary>
    private protected abstract Task WorkAsync(LocalDeployments deployments, OpsSession session, string id, CancellationToken cancellationToken);

    /// <summary>Does the work on all runs of one repository.</summary>
    private protected abstract Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken);
}
