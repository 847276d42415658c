namespace FreeSport.Ops.Core.Projects;

/// <summary>Where the backup of a database is found before data is lost.</summary>
public sealed record BackupDefinition
{
    /// <summary>Gets the file, with <c>*</c> and <c>?</c> in its name, of which the newest counts; null where a program knows.</summary>
    public string? File { get; init; }

    /// <summary>Gets how old it may be.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets the program that verifies the file, in whose arguments <c>{file}</c> is put in; none where a program knows.</summary>
    public IReadOnlyList<string> Verify { get; init; } = [];

    /// <summary>Gets the program that ends with 0 where there is a backup, recent and verified; none where a file is looked for.</summary>
    public IReadOnlyList<string> Check { get; init; } = [];

    /// <summary>Gets how long either program may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);
}
