namespace FreeSport.Ops;

/// <summary>A change on its way to an environment, whoever carries it there.</summary>
/// <remarks><see cref="FsResult.Outcome"/> is Passed only when it is over and <see cref="Ending"/> says that it succeeded.</remarks>
public class FsDeployment : FsResult
{
    /// <summary>Gets or sets who carries it out.</summary>
    public FsDeploymentTarget Target { get; set; }

    /// <summary>Gets or sets the id of its record in this clone; null for what GitHub carries out, which is known by its run.</summary>
    public string? DeploymentId { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsDeploymentEnding Ending { get; set; }

    /// <summary>Gets or sets the commit that is released.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit that was there before; null when it is not known or was not changed.</summary>
    public string? PreviousCommit { get; set; }

    /// <summary>Gets or sets who started it: the login on GitHub, else as git writes a person into commits.</summary>
    public string StartedBy { get; set; } = string.Empty;

    /// <summary>Gets or sets when it was begun, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets or sets when it changed last, in UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>Gets or sets a value indicating whether it puts an earlier release back.</summary>
    public bool IsRollback { get; set; }

    /// <summary>Gets or sets the id of the deployment that a rollback goes back to; null for what is no rollback, empty for one to a tag that no record knows.</summary>
    public string? BackTo { get; set; }

    /// <summary>Gets or sets the tag of the images; null where none was named.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets what was asked before it started.</summary>
    public FsPolicyAnswer[] Policies { get; set; } = [];

    /// <summary>Gets or sets why it went ahead although a policy objects; null where none did.</summary>
    public string? Override { get; set; }

    /// <summary>Gets or sets what it did, in that order; none for what GitHub carries out, which has jobs.</summary>
    public FsDeploymentStage[] Stages { get; set; } = [];

    /// <summary>Gets or sets the migrations that the database had when it ended, as <c>app.name</c>, in Django's order; null where nobody asked.</summary>
    public string[]? Migrations { get; set; }

    /// <summary>Gets or sets how it undoes the migrations since the release that it goes back to; null where it undoes none.</summary>
    public FsMigrationRollback? Database { get; set; }

    /// <summary>Gets or sets the services it changed, each with what it ran before and what it runs now.</summary>
    public FsDeployedService[] Services { get; set; } = [];
}
