namespace FreeSport.Ops;

/// <summary>How the migrations that came after a release are undone, before its images run again.</summary>
public sealed class FsMigrationRollback
{
    /// <summary>Gets or sets the service whose image undoes them.</summary>
    public string Service { get; set; } = string.Empty;

    /// <summary>Gets or sets the image that knows them: the newer one; null where it is not known.</summary>
    public FsServiceImage? Image { get; set; }

    /// <summary>Gets or sets the migrations that would be undone, in that order; none where the database is as it was.</summary>
    public FsMigration[] Migrations { get; set; } = [];

    /// <summary>Gets or sets what the database is taken back to, an app and a migration of it in each, as <c>catalog 0002_sku</c> or <c>catalog zero</c>.</summary>
    public string[] Targets { get; set; } = [];

    /// <summary>Gets or sets the worst of them; Unknown where nobody could tell which they are.</summary>
    public FsReversibility Reversibility { get; set; }

    /// <summary>Gets or sets the backup; null where none was looked for, because no data is lost.</summary>
    public FsBackup? Backup { get; set; }

    /// <summary>Gets or sets a value indicating whether a person said that the data may be lost.</summary>
    public bool AcceptsDataLoss { get; set; }

    /// <summary>Gets or sets a value indicating whether they would be undone; where not, the database is left as it is.</summary>
    public bool IsAllowed { get; set; }
}
