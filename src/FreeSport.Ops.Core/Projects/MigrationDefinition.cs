namespace FreeSport.Ops.Core.Projects;

/// <summary>How the database is changed along with a release.</summary>
/// <param name="Service">The service whose new image runs it.</param>
/// <param name="Run">The program and its arguments.</param>
public sealed record MigrationDefinition(string Service, IReadOnlyList<string> Run)
{
    /// <summary>Gets a value indicating whether it runs when the services are changed already, and not before.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Gets how long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);
}
