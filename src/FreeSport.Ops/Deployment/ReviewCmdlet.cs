using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Reviewing;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>The base of what a person says to a request for approval.</summary>
public abstract class ReviewCmdlet : GitHubCmdlet
{
    /// <summary>The parameter set that takes a request.</summary>
    protected const string PendingSet = "Pending";

    /// <summary>The parameter set that takes a run.</summary>
    protected const string RunSet = "Run";

    /// <summary>Gets or sets the request for approval, as Wait-FsDeployment -For Approval hands it over.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PendingSet)]
    [ValidateNotNull]
    public FsPendingApproval? InputObject { get; set; }

    /// <summary>Gets or sets GitHub's number of the run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunSet)]
    [ValidateRange(1, long.MaxValue)]
    public long RunId { get; set; }

    /// <summary>Gets or sets the environment that asks; the only one that does when not given.</summary>
    [Parameter(ParameterSetName = RunSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets what to say; all who can read the repository see it.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyString]
    public string? Comment { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <summary>Gets a value indicating whether this approves.</summary>
    private protected abstract bool Approves { get; }

    /// <summary>Gets a value indicating whether who started the run may approve it.</summary>
    private protected virtual bool AllowsSelfApproval => false;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        ReviewRequest request = Request();
        GitHubOptions options = GitHubOptions with { Repository = InputObject is { Repository.Length: > 0 } pending ? pending.Repository : Repository };
        RunProject(async (session, project, stop) =>
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(options, stop).ConfigureAwait(false);
            try
            {
                await new RunService(session, project, github, options.Token).ReviewAsync(request, stop).ConfigureAwait(false);
            }
            catch (OpsException refused)
            {
                session.Host.WriteError(refused.Failure);
            }
        });
    }

    private ReviewRequest Request()
    {
        bool isPending = ParameterSetName == PendingSet;
        return new ReviewRequest(isPending ? InputObject!.RunId : RunId, Approves)
        {
            Environment = isPending ? InputObject!.Environment : Environment,
            Attempt = isPending ? InputObject!.RunAttempt : null,
            Jobs = isPending ? InputObject!.Jobs : null,
            Comment = Comment,
            AllowsSelfApproval = AllowsSelfApproval,
        };
    }
}
