namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Collects in what the running side differs from the declared one, and marks the resources.</summary>
/// <param name="look">The place.</param>
/// <param name="declared">What is declared.</param>
/// <param name="running">What runs.</param>
internal sealed class SnapshotDrift(SnapshotLook look, IReadOnlyList<FsInfrastructureResource> declared, IReadOnlyList<FsInfrastructureResource> running)
{
    private readonly List<FsInfrastructureDifference> _found = [];

    public IReadOnlyList<FsInfrastructureResource> Declared { get; } = declared;

    public IReadOnlyList<FsInfrastructureResource> Running { get; } = running;

    public IReadOnlyList<FsInfrastructureDifference> Found => _found;

    /// <summary>Says that two belong together; what differs is told after this.</summary>
    public static void Match(FsInfrastructureResource declared, FsInfrastructureResource running)
    {
        declared.Match = declared.Match == FsInfrastructureMatch.Unknown ? FsInfrastructureMatch.Matched : declared.Match;
        running.Match = running.Match == FsInfrastructureMatch.Unknown ? FsInfrastructureMatch.Matched : running.Match;
    }

    /// <summary>Something is declared and does not run.</summary>
    public void NotRunning(FsInfrastructureResource declared, string? instead = null)
    {
        declared.Match = FsInfrastructureMatch.OnlyDeclared;
        Add(FsInfrastructureSide.Running, declared.Address, declared.Image ?? declared.Type, instead, SnapshotTexts.DriftNotRunning);
    }

    /// <summary>Something runs and is not declared.</summary>
    public void NotDeclared(FsInfrastructureResource running)
    {
        running.Match = FsInfrastructureMatch.OnlyRunning;
        Add(FsInfrastructureSide.Declared, running.Address, null, running.Image ?? running.Type, SnapshotTexts.DriftNotDeclared);
    }

    /// <summary>A fact is declared otherwise than it runs.</summary>
    public void Differs(FsInfrastructureResource declared, FsInfrastructureResource? running, string fact, string? before, string? after)
    {
        if (before == after)
        {
            return;
        }

        declared.Match = FsInfrastructureMatch.Drifted;
        if (running is not null)
        {
            running.Match = FsInfrastructureMatch.Drifted;
        }

        string address = running is not null && Running.Count(r => r.Owner == running.Owner && r.Owner is not null) > 1 && running.Type == "container" ? running.Address : declared.Address;
        Add(FsInfrastructureSide.Running, address + "/" + fact, before, after, SnapshotTexts.DriftDiffers.With(before ?? "-", after ?? "-"));
    }

    private void Add(FsInfrastructureSide side, string path, string? before, string? after, string summary) =>
        _found.Add(SnapshotDifference.Of(look.Kind, look.Key, FsInfrastructureDifferenceKind.Drifted, side, path, before, after, summary, look.Environment, look.Context));
}
