namespace FreeSport.Ops;

/// <summary>What putting an environment back would do; nothing was done.</summary>
public sealed class FsRollbackPlan
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets who would carry it out.</summary>
    public FsDeploymentTarget Target { get; set; }

    /// <summary>Gets or sets the id of the deployment that ended well and is gone back to.</summary>
    public string ToDeploymentId { get; set; } = string.Empty;

    /// <summary>Gets or sets the tag it was started with; null where none was named.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets the commit it was of.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets when it was begun, in UTC.</summary>
    public DateTime RanAt { get; set; }

    /// <summary>Gets or sets the services that would be changed: what each runs now, and what it would run.</summary>
    public FsDeployedService[] Services { get; set; } = [];

    /// <summary>Gets or sets the deployments since then that changed the database, by their ids, newest first.</summary>
    public string[] MigratedBy { get; set; } = [];

    /// <summary>Gets or sets how the migrations since then would be undone; null where the configuration names none.</summary>
    public FsMigrationRollback? Database { get; set; }

    /// <summary>Gets or sets what stands against it; it is not done then without an override.</summary>
    public string[] Objections { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether it would be done without an override.</summary>
    public bool IsAllowed { get; set; }
}
