namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>Measures the deliveries to an environment.</summary>
/// <param name="records">Its deployments, also those before and after what is asked about, in any order.</param>
/// <param name="leadTimes">What the deployments that ended well brought.</param>
internal sealed class DeliveryMeasure(IEnumerable<DeliveryRecord> records, IReadOnlyDictionary<DeliveryRecord, LeadTimes> leadTimes)
{
    /// <summary>How long after the end of a failed deployment the next one counts as its repair, in hours.</summary>
    public const int ReworkHours = 24;

    private readonly DeliveryRecord[] _records = InOrder(records);

    /// <summary>Deployments, the earliest first.</summary>
    public static DeliveryRecord[] InOrder(IEnumerable<DeliveryRecord> records) => [.. records.OrderBy(static r => r.BeganAt).ThenBy(static r => r.Id, StringComparer.Ordinal)];

    /// <summary>Measures a length of time.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="period">What length of time it is.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="until">When it ends.</param>
    public FsDelivery Of(string environment, FsDeliveryPeriod period, DateTime from, DateTime until)
    {
        IReadOnlyDictionary<DeliveryRecord, DateTime?> failures = DeliveryFailures.Of(_records);
        DeliveryRecord[] all = [.. _records.Where(r => r.BeganAt >= from && r.BeganAt < until)];
        DeliveryRecord[] deployments = [.. all.Where(r => IsCounted(r, failures))];
        DeliveryRecord[] delivered = [.. deployments.Where(static r => r.Ending == DeliveryEnding.Succeeded)];
        DeliveryRecord[] failed = [.. deployments.Where(failures.ContainsKey)];
        TimeSpan[] recoveries = [.. failed.Where(r => failures[r] >= r.BeganAt).Select(r => failures[r]!.Value - r.BeganAt)];
        LeadTimes[] leads = [.. delivered.Select(r => leadTimes.TryGetValue(r, out LeadTimes? found) ? found : LeadTimes.Unknown)];
        TimeSpan[] times = [.. leads.SelectMany(static l => l.Times)];
        int rework = deployments.Count(r => IsRework(r, failures));
        return new FsDelivery
        {
            Environment = environment,
            Period = period,
            From = from,
            Until = until,
            DeploymentCount = deployments.Length,
            DeliveredCount = delivered.Length,
            FailedCount = failed.Length,
            ReworkCount = rework,
            RollbackCount = all.Count(static r => r is { IsRollback: true, IsReached: true }),
            NoChangeCount = all.Count(static r => r.Ending == DeliveryEnding.NoChange),
            NotReachedCount = all.Count(static r => r.Ending == DeliveryEnding.NotReached),
            UnknownCount = all.Count(r => r.Ending == DeliveryEnding.Unknown && !failures.ContainsKey(r)),
            OpenCount = all.Count(static r => r.Ending == DeliveryEnding.Open),
            DeploymentsPerWeek = deployments.Length == 0 || until <= from ? null : delivered.Length / ((until - from).TotalDays / 7),
            LeadTimeMedian = Median(times),
            LeadTimeP90 = Percentile(times, 0.9),
            LeadTimeCount = times.Length,
            LeadTimeLeftOutCount = leads.Sum(static l => l.LeftOut),
            LeadTimeUnknownCount = leads.Count(static l => !l.IsKnown),
            ChangeFailureRate = deployments.Length == 0 ? null : (double)failed.Length / deployments.Length,
            RecoveryTimeMedian = Median(recoveries),
            RecoveredCount = recoveries.Length,
            NotRecoveredCount = failed.Count(r => failures[r] is null),
            RecoveryTimeLeftOutCount = failed.Count(r => failures[r] < r.BeganAt),
            ReworkRate = deployments.Length == 0 ? null : (double)rework / deployments.Length,
            FailureDefinition = DeliveryTexts.Failure,
            ReworkDefinition = DeliveryTexts.Rework.With(ReworkHours),
        };
    }

    /// <summary>The middle of times; null without any.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.OrderBy(static t => t)];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[middle]
            : TimeSpan.FromTicks((sorted[middle - 1].Ticks / 2) + (sorted[middle].Ticks / 2) + (((sorted[middle - 1].Ticks % 2) + (sorted[middle].Ticks % 2)) / 2));
    }

    /// <summary>The time that a share of times does not exceed, by the nearest rank; null without any.</summary>
    public static TimeSpan? Percentile(IEnumerable<TimeSpan> times, double share)
    {
        TimeSpan[] sorted = [.. times.OrderBy(static t => t)];
        return sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    private static bool IsCounted(DeliveryRecord record, IReadOnlyDictionary<DeliveryRecord, DateTime?> failures) =>
        !record.IsRollback && (record.Ending is DeliveryEnding.Succeeded or DeliveryEnding.Failed or DeliveryEnding.PutBack || failures.ContainsKey(record));

    private bool IsRework(DeliveryRecord record, IReadOnlyDictionary<DeliveryRecord, DateTime?> failures)
    {
        DeliveryRecord? before = _records.TakeWhile(r => r != record).LastOrDefault(r => IsCounted(r, failures));
        return record.IsEmergency || (before is not null && failures.ContainsKey(before) && record.BeganAt - before.EndedAt <= TimeSpan.FromHours(ReworkHours));
    }
}
