namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>What a comparison tells besides what changed.</summary>
/// <param name="TellsDrift">Whether what runs otherwise than it is declared is told, too.</param>
/// <param name="KnowsAllPlaces">Whether both looks went to every place there was, so that a place of one of them alone was added or removed.</param>
public sealed record SnapshotDiffOptions(bool TellsDrift, bool KnowsAllPlaces);
