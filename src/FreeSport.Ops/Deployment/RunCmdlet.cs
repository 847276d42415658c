using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment;
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

    private readonly List<RunReference> _runs = [];

    /// <summary>Gets or sets what names the run: an object with RunId and Repository, or a number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets or sets GitHub's number of the run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunSet)]
    [ValidateRange(1, long.MaxValue)]
    public long RunId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
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

    /// <summary>Does the work on all runs of one repository.</summary>
    private protected abstract Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken);
}
