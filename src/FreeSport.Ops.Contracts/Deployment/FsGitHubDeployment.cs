namespace FreeSport.Ops;

/// <summary>A change on its way to an environment by a workflow on GitHub Actions.</summary>
public sealed class FsGitHubDeployment : FsDeployment
{
    /// <summary>Gets or sets what started it.</summary>
    public FsDeploymentTrigger Trigger { get; set; }

    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets the workflow's file name.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets GitHub's number of the workflow run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets the run's number within its workflow, as GitHub shows it.</summary>
    public int RunNumber { get; set; }

    /// <summary>Gets or sets which attempt of the run it is, from 1.</summary>
    public int RunAttempt { get; set; }

    /// <summary>Gets or sets how far it is.</summary>
    public FsRunStatus Status { get; set; }

    /// <summary>Gets or sets how the run ended.</summary>
    public FsRunConclusion Conclusion { get; set; }

    /// <summary>Gets or sets the branch that is released.</summary>
    public string Branch { get; set; } = string.Empty;

    /// <summary>Gets or sets the inputs it was started with.</summary>
    public FsDeploymentInput[] WorkflowInputs { get; set; } = [];

    /// <summary>Gets or sets its jobs; none when they were not asked for.</summary>
    public FsDeploymentJob[] Jobs { get; set; } = [];

    /// <summary>Gets or sets what waits for a person.</summary>
    public FsPendingApproval[] PendingApprovals { get; set; } = [];

    /// <summary>Gets or sets the reviews that were given.</summary>
    public FsApproval[] Approvals { get; set; } = [];

    /// <summary>Gets or sets the run's page.</summary>
    public Uri? Url { get; set; }
}
