namespace FreeSport.Ops.Core.Projects;

/// <summary>How the database is changed along with a release.</summary>
/// <param name="Service">The service whose new image runs it.</param>
/// <param name="Run">The program and its arguments.</param>
public sealed record MigrationDefinition(string Service, IReadOnlyList<string> Run)
{
    private const string Django = "manage.py";

    /// <summary>Gets a value indicating whether it runs when the services are changed already, and not before.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Gets how long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets the program that answers as Django's manage.py does; none where nobody can ask which migrations there are.</summary>
    public IReadOnlyList<string> Manage { get; init; } = ManageOf(Run);

    /// <summary>Gets where its backup is; null where nothing says.</summary>
    public BackupDefinition? Backup { get; init; }

    private static IReadOnlyList<string> ManageOf(IReadOnlyList<string> run)
    {
        int at = run.ToList().FindIndex(static a => a == Django || a.EndsWith("/" + Django, StringComparison.Ordinal));
        return at < 0 ? [] : [.. run.Take(at + 1)];
    }
}
