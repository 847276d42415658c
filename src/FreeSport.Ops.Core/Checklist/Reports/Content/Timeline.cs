using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>What happened when, counted in periods of equal length, so that it can be drawn however much there was.</summary>
/// <param name="Length">How long a period is.</param>
/// <param name="Periods">The periods in the order of time, empty ones among them.</param>
/// <param name="Outside">How many events have a time that cannot be, and stand in no period.</param>
internal sealed record Timeline(TimeSpan Length, IReadOnlyList<Period> Periods, int Outside)
{
    private const int MostPeriods = 48;

    private static readonly TimeSpan[] Lengths =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30), TimeSpan.FromDays(90), TimeSpan.FromDays(365),
    ];

    /// <summary>Counts what a report tells of.</summary>
    /// <param name="content">The report.</param>
    public static Timeline Of(ReportContent content)
    {
        (DateTime At, FsOutcome? Outcome, FsDeployment? Deployment)[] all =
        [
            .. content.Events.Select(static e => (e.At.ToUniversalTime(), (FsOutcome?)e.Outcome, (FsDeployment?)null)),
            .. content.Deployments.Select(static d => (d.CreatedAt.ToUniversalTime(), (FsOutcome?)null, (FsDeployment?)d)),
        ];
        (DateTime At, FsOutcome? Outcome, FsDeployment? Deployment)[] told = [.. all.Where(a => PlausibleTime.Is(a.At, content.CreatedAt))];
        if (told.Length == 0)
        {
            return new Timeline(Lengths[0], [], all.Length);
        }

        DateTime first = told.Min(static t => t.At);
        DateTime last = told.Max(static t => t.At);
        TimeSpan length = Array.Find(Lengths, l => Count(first, last, l) <= MostPeriods) is { Ticks: > 0 } fits ? fits : Lengths[Lengths.Length - 1];
        Period[] periods = [.. Enumerable.Range(0, Count(first, last, length)).Select(i => new Period(new DateTime(Floor(first, length).Ticks + (length.Ticks * i), DateTimeKind.Utc)))];
        foreach ((DateTime at, FsOutcome? outcome, FsDeployment? deployment) in told)
        {
            periods[(at.Ticks - periods[0].From.Ticks) / length.Ticks].Add(outcome, deployment);
        }

        return new Timeline(length, periods, all.Length - told.Length);
    }

    private static int Count(DateTime first, DateTime last, TimeSpan length) => (int)((last.Ticks - Floor(first, length).Ticks) / length.Ticks) + 1;

    private static DateTime Floor(DateTime time, TimeSpan length) => new(time.Ticks - (time.Ticks % length.Ticks), DateTimeKind.Utc);
}
