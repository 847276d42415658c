namespace FreeSport.Ops;

/// <summary>A GitHub Deployment: the note that a commit went to an environment, whoever carried it there.</summary>
public sealed class FsDeploymentRecord
{
    /// <summary>Gets or sets GitHub's number of the deployment; it binds to <c>Register-FsDeployment</c>, which then adds a state.</summary>
    public long DeploymentId { get; set; }

    /// <summary>Gets or sets the repository, as <c>owner/name</c>.</summary>
    public string Repository { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit that was deployed, 40 hexadecimal digits.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets how it stands.</summary>
    public FsDeploymentState State { get; set; }

    /// <summary>Gets or sets what somebody wrote to that state; null for nothing.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets who recorded that state; null where GitHub does not tell.</summary>
    public string? By { get; set; }

    /// <summary>Gets or sets when that state was recorded, by GitHub's clock, in UTC.</summary>
    public DateTime At { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Environment} {Commit} {State}";
}
