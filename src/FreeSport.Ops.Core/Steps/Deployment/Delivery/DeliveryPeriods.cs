namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>Cuts a length of time into months or weeks, in UTC.</summary>
internal static class DeliveryPeriods
{
    private const int Months = 6;
    private const int Weeks = 12;

    /// <summary>Where the time that is asked about begins where nobody says: six months or twelve weeks, the current one among them.</summary>
    public static DateTime UsualStart(FsDeliveryPeriod period, DateTime until) => period == FsDeliveryPeriod.Week
        ? Start(period, until).AddDays(-7 * (Weeks - 1))
        : Start(FsDeliveryPeriod.Month, until).AddMonths(1 - Months);

    /// <summary>The parts, the earliest first; the first and the last may be shorter.</summary>
    public static IEnumerable<(DateTime From, DateTime Until)> Cut(FsDeliveryPeriod period, DateTime from, DateTime until)
    {
        for (DateTime at = from; at < until;)
        {
            DateTime end = period switch
            {
                FsDeliveryPeriod.Month => Start(period, at).AddMonths(1),
                FsDeliveryPeriod.Week => Start(period, at).AddDays(7),
                _ => until,
            };
            end = end < until ? end : until;
            yield return (at, end);
            at = end;
        }
    }

    private static DateTime Start(FsDeliveryPeriod period, DateTime at) => period == FsDeliveryPeriod.Week
        ? at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7))
        : new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc);
}
