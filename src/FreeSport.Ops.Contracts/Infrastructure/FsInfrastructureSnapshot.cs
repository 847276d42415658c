namespace FreeSport.Ops;

/// <summary>What one kind of infrastructure declares in one place, and what runs there.</summary>
/// <remarks>
/// <see cref="FsResult.Outcome"/> is passed when what was looked at could be read and what runs is what is declared, a
/// warning when it is not, failed when a file cannot be read, and inconclusive when an engine could not be asked.
/// </remarks>
public sealed class FsInfrastructureSnapshot : FsResult
{
    /// <summary>Gets or sets the kind of infrastructure.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets the name by which two snapshots of the same place find each other, such as <c>compose:production@prod-1</c>.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Gets or sets the name of the project, stack, folder or namespace; empty where there is none.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the context of the docker client or of kubectl that was asked; null where none was.</summary>
    public string? Context { get; set; }

    /// <summary>Gets or sets the files and folders that declare it, relative to the project root.</summary>
    public string[] Sources { get; set; } = [];

    /// <summary>Gets or sets the git ref that was read in place of the working tree; null for the working tree.</summary>
    public string? Ref { get; set; }

    /// <summary>Gets or sets how the look at what is declared ended.</summary>
    public FsInfrastructureReading Declared { get; set; }

    /// <summary>Gets or sets how the look at what runs ended.</summary>
    public FsInfrastructureReading Running { get; set; }

    /// <summary>Gets or sets everything that was seen, declared first, ordered by address.</summary>
    public FsInfrastructureResource[] Resources { get; set; } = [];

    /// <summary>Gets or sets in what the running side differs from the declared one; empty where either was not read.</summary>
    public FsInfrastructureDifference[] Differences { get; set; } = [];

    /// <summary>Gets or sets which key made the seals of <see cref="FsInfrastructureFact.Seal"/>; seals of other keys cannot be compared.</summary>
    public string KeyId { get; set; } = string.Empty;

    /// <summary>Gets or sets the SHA-256 of its JSON: the same for the same infrastructure, whenever it was looked at.</summary>
    public string Fingerprint { get; set; } = string.Empty;

    /// <summary>Gets or sets the file its JSON is kept in; null when it was not kept.</summary>
    public string? SnapshotPath { get; set; }
}
