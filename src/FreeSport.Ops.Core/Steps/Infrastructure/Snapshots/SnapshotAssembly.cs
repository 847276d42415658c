namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Puts a snapshot together from both sides and decides what it says.</summary>
internal static class SnapshotAssembly
{
    private const int MostTold = 20;

    public static FsInfrastructureSnapshot Of(SnapshotLook look, EngineReading declared, EngineReading running, string keyId, DateTime startedAt)
    {
        FsInfrastructureSnapshot snapshot = new()
        {
            Step = FsStep.Analysis,
            Subject = look.Key,
            Kind = look.Kind,
            Key = look.Key,
            Name = look.Name,
            Environment = look.Environment,
            Context = look.Context,
            Sources = [.. look.Sources],
            Declared = declared.State,
            Running = running.State,
            KeyId = keyId,
            StartedAt = startedAt,
            Tools = [.. declared.Tools.Concat(running.Tools).GroupBy(static t => t.Name, StringComparer.Ordinal).Select(static g => g.First())],
        };
        bool hasBoth = declared.State == FsInfrastructureReading.Read && running.State == FsInfrastructureReading.Read;
        if (hasBoth && look.Compare is { } compare)
        {
            SnapshotDrift drift = new(look, declared.Resources, running.Resources);
            compare(drift);
            snapshot.Differences = [.. drift.Found.OrderBy(static d => d.Path, StringComparer.Ordinal).ThenBy(static d => d.After, StringComparer.Ordinal)];
        }

        snapshot.Resources = [.. Ordered(declared.Resources), .. Ordered(running.Resources)];
        string[] unread = [.. new[] { declared, running }.Where(static r => r.State != FsInfrastructureReading.NotLooked).Select(static r => r.Message).OfType<string>()];
        string[] leftOut = [.. declared.LeftOut, .. running.LeftOut, .. look.WhyNotRunning is { } why ? [why] : Array.Empty<string>()];
        snapshot.LeftOut = leftOut;
        snapshot.Scope = unread.Length == 0 && leftOut.Length == 0 ? FsScope.Full : FsScope.Partial;
        Decide(snapshot, unread, look.WhyNotRunning is not null);
        return snapshot;
    }

    // Addresses are unique on a side; where an engine has two of a name, both stay, in one order.
    private static IEnumerable<FsInfrastructureResource> Ordered(IEnumerable<FsInfrastructureResource> resources) =>
        resources.OrderBy(static r => r.Address, StringComparer.Ordinal).ThenBy(static r => r.Name, StringComparer.Ordinal);

    private static void Decide(FsInfrastructureSnapshot snapshot, string[] unread, bool isHalf)
    {
        FsInfrastructureResource[] sick = [.. snapshot.Resources.Where(static r => r.Side == FsInfrastructureSide.Running && IsSick(r))];
        string counts = Counts(snapshot);
        if (snapshot.Declared is not (FsInfrastructureReading.Read or FsInfrastructureReading.NotLooked))
        {
            (snapshot.Outcome, snapshot.Summary) = (FsOutcome.Failed, unread.FirstOrDefault() ?? SnapshotTexts.DeclaredUnreadable);
            snapshot.Detail = unread.Length > 1 ? string.Join("\n", unread.Skip(1)) : null;
        }
        else if (unread.Length > 0)
        {
            (snapshot.Outcome, snapshot.Summary) = (FsOutcome.Inconclusive, unread[0]);
            snapshot.Detail = unread.Length > 1 ? string.Join("\n", unread.Skip(1)) : null;
            snapshot.Remedy = snapshot.Running == FsInfrastructureReading.ToolMissing ? SnapshotTexts.ToolMissingRemedy : SnapshotTexts.UnreadRemedy;
            snapshot.NextCommand = Next(snapshot);
        }
        else if (snapshot.Declared == FsInfrastructureReading.NotLooked && snapshot.Running == FsInfrastructureReading.NotLooked)
        {
            (snapshot.Outcome, snapshot.Summary) = (FsOutcome.Skipped, snapshot.LeftOut.FirstOrDefault() ?? SnapshotTexts.NothingLooked);
        }
        else if (snapshot.Differences.Length > 0 || sick.Length > 0)
        {
            snapshot.Outcome = FsOutcome.Warning;
            snapshot.Summary = snapshot.Differences.Length > 0 ? SnapshotTexts.Differs.With(counts, snapshot.Differences.Length) : SnapshotTexts.Sick.With(counts, string.Join(", ", sick.Take(5).Select(static s => s.Address)));
            snapshot.Detail = string.Join("\n", snapshot.Differences.Select(static d => d.Path.Substring(d.Path.IndexOf('/') + 1) + ": " + d.Summary).Concat(sick.Select(static s => SnapshotTexts.IsSick.With(s.Address, s.State))).Take(MostTold));
        }
        else
        {
            (snapshot.Outcome, snapshot.Summary) = (FsOutcome.Passed, isHalf ? SnapshotTexts.NotLookedRunning.With(counts) : counts);
        }
    }

    // Whoever asks for no replica is not told that none runs.
    private static bool IsSick(FsInfrastructureResource resource) =>
        resource.State == FsInfrastructureState.Degraded || (resource.State == FsInfrastructureState.Stopped && resource.Replicas != 0);

    private static string Counts(FsInfrastructureSnapshot snapshot)
    {
        int declared = snapshot.Resources.Count(static r => r.Side == FsInfrastructureSide.Declared);
        int running = snapshot.Resources.Length - declared;
        return snapshot.Running != FsInfrastructureReading.Read ? SnapshotTexts.CountDeclared.With(declared)
            : snapshot.Declared != FsInfrastructureReading.Read ? SnapshotTexts.CountRunning.With(running)
            : SnapshotTexts.Counts.With(declared, running);
    }

    private static string? Next(FsInfrastructureSnapshot snapshot) => snapshot.Kind switch
    {
        _ when snapshot.Running is FsInfrastructureReading.NotLooked or FsInfrastructureReading.Read => null,
        _ when snapshot.Running == FsInfrastructureReading.ToolMissing => snapshot.Kind is FsInfrastructureKind.Compose or FsInfrastructureKind.Swarm ? "Test-FsDocker" : null,
        FsInfrastructureKind.Compose or FsInfrastructureKind.Swarm => snapshot.Context is { } context ? $"docker --context {PowerShellQuoting.Quote(context)} info" : "Test-FsDocker",
        FsInfrastructureKind.Kubernetes => snapshot.Context is { } context ? $"kubectl --context {PowerShellQuoting.Quote(context)} cluster-info" : "kubectl cluster-info",
        FsInfrastructureKind.Terraform => $"terraform {PowerShellQuoting.Quote("-chdir=" + snapshot.Name)} init",
        _ => null,
    };
}
