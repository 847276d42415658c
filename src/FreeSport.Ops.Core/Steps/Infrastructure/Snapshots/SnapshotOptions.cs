namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>What is looked at, and how.</summary>
/// <param name="Timeout">How long all questions to one engine, cluster or program may take together.</param>
public sealed record SnapshotOptions(TimeSpan Timeout)
{
    /// <summary>How many engines are asked at once where nobody says.</summary>
    public const int UsualThrottle = 64;

    /// <summary>Gets the kinds; none for those that the project has.</summary>
    public IReadOnlyList<FsInfrastructureKind> Kinds { get; init; } = [];

    /// <summary>Gets the environments; none for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Gets the contexts of docker, or of kubectl, whose engines are asked; none for those of the configuration.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Gets how many engines are asked at once.</summary>
    public int ThrottleLimit { get; init; } = UsualThrottle;

    /// <summary>Gets a value indicating whether only files are read.</summary>
    public bool DeclaredOnly { get; init; }

    /// <summary>Whether a kind is wanted.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>True when it is.</returns>
    public bool Wants(FsInfrastructureKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}
