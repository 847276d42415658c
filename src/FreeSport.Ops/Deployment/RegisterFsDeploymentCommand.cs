using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Steps.Deployment.Records;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Records on GitHub what a script or a hand deployed, or how that stands now.</summary>
[Cmdlet(VerbsLifecycle.Register, "FsDeployment", DefaultParameterSetName = NewSet, SupportsShouldProcess = true)]
[OutputType(typeof(FsDeploymentRecord))]
public sealed class RegisterFsDeploymentCommand : Pipeline.GitHubCmdlet
{
    private const string NewSet = "New";
    private const string StateSet = "State";

    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = NewSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the commit that was deployed; what is checked out when not given.</summary>
    [Parameter(ParameterSetName = NewSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string Commit { get; set; } = "HEAD";

    /// <summary>Gets or sets GitHub's number of a deployment that is recorded already.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StateSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    public long DeploymentId { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public override string? Repository { get; set; }

    /// <summary>Gets or sets how it stands.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public FsDeploymentState State { get; set; }

    /// <summary>Gets or sets what to write to that state.</summary>
    [Parameter]
    [ValidateLength(1, 140)]
    public string? Description { get; set; }

    /// <summary>Gets or sets where the environment is reached.</summary>
    [Parameter]
    public Uri? Url { get; set; }

    /// <summary>Gets or sets where its log is.</summary>
    [Parameter]
    public Uri? LogUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        DeploymentEntry entry = new(ParameterSetName == StateSet ? DeploymentId : null, Environment, Commit, State, Description, Url, LogUrl);
        RunGitHub(async (session, project, github, token) =>
        {
            if (await new DeploymentRecorder(session, project, github).RecordAsync(entry, token).ConfigureAwait(false) is { } record)
            {
                session.Host.WriteResult(record);
            }
        });
    }
}
