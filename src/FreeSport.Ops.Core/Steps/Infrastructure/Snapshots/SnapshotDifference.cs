namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Makes differences.</summary>
internal static class SnapshotDifference
{
    public static FsInfrastructureDifference Of(
        FsInfrastructureKind kind,
        string key,
        FsInfrastructureDifferenceKind change,
        FsInfrastructureSide side,
        string path,
        string? before,
        string? after,
        string summary,
        string? environment,
        string? context)
    {
        string place = path.Length == 0 ? key : key + "/" + path;
        return new FsInfrastructureDifference
        {
            Step = FsStep.Analysis,
            Subject = place,
            Outcome = change == FsInfrastructureDifferenceKind.Unknown ? FsOutcome.Inconclusive : FsOutcome.Warning,
            Summary = summary,
            Change = change,
            Kind = kind,
            Side = side,
            Path = place,
            Before = before,
            After = after,
            Environment = environment,
            Context = context,
            Scope = change == FsInfrastructureDifferenceKind.Unknown ? FsScope.Partial : FsScope.Full,
        };
    }
}
