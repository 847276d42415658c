namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>Which deployments failed, and when that was mended.</summary>
internal static class DeliveryFailures
{
    /// <summary>The failed ones, each with the end of what mended it; null where nothing did yet.</summary>
    /// <param name="records">The deployments of an environment, the earliest first.</param>
    public static IReadOnlyDictionary<DeliveryRecord, DateTime?> Of(IReadOnlyList<DeliveryRecord> records)
    {
        Dictionary<DeliveryRecord, DateTime?> failed = [];
        for (int i = 0; i < records.Count; i++)
        {
            DeliveryRecord record = records[i];
            if (record.IsRollback || !record.IsReached)
            {
                continue;
            }

            if (record.Ending == DeliveryEnding.PutBack)
            {
                failed.Add(record, record.EndedAt);
            }
            else if (record.Ending == DeliveryEnding.Failed || IsPutBackLater(records, i))
            {
                failed.Add(record, records.Skip(i + 1).FirstOrDefault(static r => r.Ending == DeliveryEnding.Succeeded)?.EndedAt);
            }
        }

        return failed;
    }

    // What ended well, or so that nobody can tell, and was rolled back before anything else was deployed.
    private static bool IsPutBackLater(IReadOnlyList<DeliveryRecord> records, int index) =>
        records.Skip(index + 1).FirstOrDefault(static r => r.IsReached || (r.IsRollback && r.Ending == DeliveryEnding.Open)) is { IsRollback: true };
}
