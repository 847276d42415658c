namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>One place of one kind of infrastructure, and how to look at it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The name by which two snapshots of the place find each other.</param>
/// <param name="Name">The name of the project, stack, folder or namespace.</param>
internal sealed record SnapshotLook(FsInfrastructureKind Kind, string Key, string Name)
{
    /// <summary>Gets the environment it is for; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the context that is asked, as a person names it; null when none is.</summary>
    public string? Context { get; init; }

    /// <summary>Gets the files and folders that declare it, relative to the project root.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets why the running side is not looked at; null when it is, or when there is none.</summary>
    public string? WhyNotRunning { get; init; }

    /// <summary>Gets a value indicating whether nobody asked for it by name, so that what is not there is not told.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets what reads the declared side; null when nothing declares it.</summary>
    public Func<CancellationToken, Task<EngineReading>>? Declared { get; init; }

    /// <summary>Gets what reads the running side, given what is declared; null when it is not asked.</summary>
    public Func<IReadOnlyList<FsInfrastructureResource>, CancellationToken, Task<EngineReading>>? Running { get; init; }

    /// <summary>Gets what finds in what the two sides differ; null where they are not alike enough to compare.</summary>
    public Action<SnapshotDrift>? Compare { get; init; }
}
