namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Tells in what two looks at the infrastructure differ. What was not read on either side is never called added or removed.</summary>
public static class SnapshotDiff
{
    /// <summary>Compares snapshots by their keys.</summary>
    /// <param name="before">The earlier ones.</param>
    /// <param name="after">The later ones.</param>
    /// <param name="options">What is told besides.</param>
    /// <returns>The differences, ordered by path; those that could not be compared stand first.</returns>
    public static IReadOnlyList<FsInfrastructureDifference> Compare(
        IReadOnlyList<FsInfrastructureSnapshot> before, IReadOnlyList<FsInfrastructureSnapshot> after, SnapshotDiffOptions options)
    {
        Dictionary<string, FsInfrastructureSnapshot> first = ByKey(before), second = ByKey(after);
        List<FsInfrastructureDifference> found = [];
        foreach (string key in first.Keys.Concat(second.Keys).Distinct(StringComparer.Ordinal).OrderBy(static k => k, StringComparer.Ordinal))
        {
            first.TryGetValue(key, out FsInfrastructureSnapshot? old);
            second.TryGetValue(key, out FsInfrastructureSnapshot? now);
            Pair(old, now, options, found);
        }

        return [.. found.OrderBy(static d => d.Change != FsInfrastructureDifferenceKind.Unknown).ThenBy(static d => d.Path, StringComparer.Ordinal)];
    }

    // Of two snapshots of one place the later one counts.
    private static Dictionary<string, FsInfrastructureSnapshot> ByKey(IReadOnlyList<FsInfrastructureSnapshot> snapshots)
    {
        Dictionary<string, FsInfrastructureSnapshot> all = new(StringComparer.Ordinal);
        foreach (FsInfrastructureSnapshot snapshot in snapshots)
        {
            if (!all.TryGetValue(snapshot.Key, out FsInfrastructureSnapshot? known) || known.StartedAt <= snapshot.StartedAt)
            {
                all[snapshot.Key] = snapshot;
            }
        }

        return all;
    }

    private static void Pair(FsInfrastructureSnapshot? old, FsInfrastructureSnapshot? now, SnapshotDiffOptions options, List<FsInfrastructureDifference> found)
    {
        Side(FsInfrastructureSide.Declared, old, now, static s => s.Declared, options, found);
        Side(FsInfrastructureSide.Running, old, now, static s => s.Running, options, found);
        if (options.TellsDrift && now is not null)
        {
            found.AddRange(now.Differences);
        }
    }

    private static void Side(
        FsInfrastructureSide side,
        FsInfrastructureSnapshot? old,
        FsInfrastructureSnapshot? now,
        Func<FsInfrastructureSnapshot, FsInfrastructureReading> reading,
        SnapshotDiffOptions options,
        List<FsInfrastructureDifference> found)
    {
        FsInfrastructureSnapshot either = (now ?? old)!;
        FsInfrastructureReading was = old is null ? FsInfrastructureReading.NotLooked : reading(old), @is = now is null ? FsInfrastructureReading.NotLooked : reading(now);
        if (was == FsInfrastructureReading.Read && @is == FsInfrastructureReading.Read)
        {
            Resources(either, On(old!, side), On(now!, side), old!.KeyId == now!.KeyId && now.KeyId.Length > 0, found);
            return;
        }

        // A place that one look did not go to at all, such as an environment that a branch adds, is there or is not there
        // as far as files tell. An engine that was not asked tells nothing.
        if (side == FsInfrastructureSide.Declared && options.KnowsAllPlaces && (old is null || now is null) && (was == FsInfrastructureReading.Read || @is == FsInfrastructureReading.Read))
        {
            Resources(either, old is null ? [] : On(old, side), now is null ? [] : On(now, side), comparesSeals: true, found);
        }
        else if (was is not FsInfrastructureReading.NotLooked || @is is not FsInfrastructureReading.NotLooked)
        {
            bool isOld = was != FsInfrastructureReading.Read;
            FsInfrastructureSnapshot? unread = isOld ? old : now;
            string why = unread is null || (isOld ? was : @is) == FsInfrastructureReading.NotLooked
                ? (isOld ? SnapshotTexts.NotComparedBefore : SnapshotTexts.NotComparedAfter).With(SideName(side))
                : SnapshotTexts.NotComparedBecause.With(SideName(side), unread.Summary);
            found.Add(SnapshotDifference.Of(either.Kind, either.Key, FsInfrastructureDifferenceKind.Unknown, side, string.Empty, before: null, after: null, why, either.Environment, either.Context));
        }
    }

    private static string SideName(FsInfrastructureSide side) => side == FsInfrastructureSide.Declared ? SnapshotTexts.SideDeclared : SnapshotTexts.SideRunning;

    private static IEnumerable<FsInfrastructureResource> On(FsInfrastructureSnapshot snapshot, FsInfrastructureSide side) => snapshot.Resources.Where(r => r.Side == side);

    private static void Resources(
        FsInfrastructureSnapshot place, IEnumerable<FsInfrastructureResource> before, IEnumerable<FsInfrastructureResource> after, bool comparesSeals, List<FsInfrastructureDifference> found)
    {
        Dictionary<string, FsInfrastructureResource> old = ByAddress(before);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, FsInfrastructureResource> now in ByAddress(after))
        {
            seen.Add(now.Key);
            if (old.TryGetValue(now.Key, out FsInfrastructureResource? was))
            {
                Facts(place, now.Key, was, now.Value, comparesSeals, found);
            }
            else
            {
                string what = Describe(now.Value);
                found.Add(Of(place, FsInfrastructureDifferenceKind.Added, now.Value.Side, now.Key, null, what, SnapshotTexts.ChangeAdded.With(what)));
            }
        }

        foreach (KeyValuePair<string, FsInfrastructureResource> gone in old.Where(o => !seen.Contains(o.Key)))
        {
            string what = Describe(gone.Value);
            found.Add(Of(place, FsInfrastructureDifferenceKind.Removed, gone.Value.Side, gone.Key, what, null, SnapshotTexts.ChangeRemoved.With(what)));
        }
    }

    // Where an engine has two of a name, each keeps its own.
    private static Dictionary<string, FsInfrastructureResource> ByAddress(IEnumerable<FsInfrastructureResource> resources)
    {
        Dictionary<string, FsInfrastructureResource> all = new(StringComparer.Ordinal);
        foreach (FsInfrastructureResource resource in resources)
        {
            string address = resource.Address;
            for (int again = 2; all.ContainsKey(address); again++)
            {
                address = resource.Address + "#" + again.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            all[address] = resource;
        }

        return all;
    }

    private static void Facts(FsInfrastructureSnapshot place, string address, FsInfrastructureResource was, FsInfrastructureResource now, bool comparesSeals, List<FsInfrastructureDifference> found)
    {
        if (was.Type != now.Type)
        {
            found.Add(Of(place, FsInfrastructureDifferenceKind.Changed, now.Side, address + "/type", was.Type, now.Type, SnapshotTexts.ChangeChanged.With(was.Type, now.Type)));
        }

        Dictionary<string, (string Shown, string? Compared)> old = new(StringComparer.Ordinal);
        foreach ((string name, string shown, string? compared) in SnapshotFacts.Of(was, comparesSeals))
        {
            old[name] = (shown, compared);
        }

        foreach ((string name, string shown, string? compared) in SnapshotFacts.Of(now, comparesSeals))
        {
            if (!old.TryGetValue(name, out (string Shown, string? Compared) before))
            {
                found.Add(Of(place, FsInfrastructureDifferenceKind.Added, now.Side, address + "/" + name, null, shown, SnapshotTexts.ChangeAdded.With(shown)));
                continue;
            }

            old.Remove(name);
            if (before.Compared is not null && compared is not null && before.Compared != compared)
            {
                string summary = shown == SnapshotFacts.Hidden ? SnapshotTexts.ChangeHidden : SnapshotTexts.ChangeChanged.With(before.Shown, shown);
                found.Add(Of(place, FsInfrastructureDifferenceKind.Changed, now.Side, address + "/" + name, before.Shown, shown, summary));
            }
        }

        foreach (KeyValuePair<string, (string Shown, string? Compared)> gone in old)
        {
            found.Add(Of(place, FsInfrastructureDifferenceKind.Removed, now.Side, address + "/" + gone.Key, gone.Value.Shown, null, SnapshotTexts.ChangeRemoved.With(gone.Value.Shown)));
        }
    }

    private static string Describe(FsInfrastructureResource resource) => resource.Image ?? resource.Type;

    private static FsInfrastructureDifference Of(
        FsInfrastructureSnapshot place, FsInfrastructureDifferenceKind change, FsInfrastructureSide side, string path, string? before, string? after, string summary) =>
        SnapshotDifference.Of(place.Kind, place.Key, change, side, path, before, after, summary, place.Environment, place.Context);
}
