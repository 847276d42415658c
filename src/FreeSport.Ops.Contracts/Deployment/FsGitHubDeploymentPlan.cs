namespace FreeSport.Ops;

/// <summary>What starting a deployment by a workflow on GitHub would do; nothing was done.</summary>
public sealed class FsGitHubDeploymentPlan : FsDeploymentPlan
{
    /// <summary>Gets or sets what would start it.</summary>
    public FsDeploymentTrigger Trigger { get; set; }

    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets the workflow's file name.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets the branch that would be released.</summary>
    public string Branch { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit the release branch stands at; null when it would not be moved.</summary>
    public string? PreviousCommit { get; set; }

    /// <summary>Gets or sets the commits that would be released, newest first, each with its subject.</summary>
    public string[] Commits { get; set; } = [];

    /// <summary>Gets or sets the inputs it would be started with.</summary>
    public FsDeploymentInput[] WorkflowInputs { get; set; } = [];
}
