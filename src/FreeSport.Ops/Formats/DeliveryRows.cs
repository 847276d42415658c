using System.Globalization;

namespace FreeSport.Ops.Commands.Formats;

/// <summary>How changes reached environments.</summary>
internal static class DeliveryRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsDelivery"] = Delivery,
    };

    private static RowText Delivery(Shown one)
    {
        long all = one.Number("DeploymentCount") ?? 0;
        RowText row = new RowText().Head(
            one.Number("NotRecoveredCount") > 0 ? Marks.Caution : Marks.None,
            one.Text("Environment") + " " + Label(one),
            all == 0 ? RowTexts.NoDeployments : Fill(RowTexts.DeploymentsAWeek, all, (one.Real("DeploymentsPerWeek") ?? 0).ToString("0.#", CultureInfo.CurrentCulture)));
        if (one.Span("LeadTimeMedian") is { } median)
        {
            row.Below(Fill(RowTexts.LeadTime, Time(median), Time(one.Span("LeadTimeP90") ?? median), one.Number("LeadTimeCount") ?? 0));
        }

        if (all > 0)
        {
            row.Below(RowText.Joined(
                Fill(RowTexts.DeploymentsFailed, one.Number("FailedCount") ?? 0, Share(one, "ChangeFailureRate")),
                one.Span("RecoveryTimeMedian") is { } recovery ? Fill(RowTexts.MendedAfter, Time(recovery)) : string.Empty,
                Some(one, "NotRecoveredCount", RowTexts.NotMended),
                Fill(RowTexts.Rework, one.Number("ReworkCount") ?? 0, Share(one, "ReworkRate"))));
        }

        return row.Under(RowText.Joined(
            Some(one, "RollbackCount", RowTexts.Rollbacks),
            Some(one, "OpenCount", RowTexts.NotOver),
            Some(one, "UnknownCount", RowTexts.NobodyCanTell),
            Some(one, "NotReachedCount", RowTexts.NotReached),
            Some(one, "NoChangeCount", RowTexts.ChangedNothing),
            Some(one, "LeadTimeUnknownCount", RowTexts.NoLeadTime),
            Some(one, "LeadTimeLeftOutCount", RowTexts.WrongClocks),
            Some(one, "RecoveryTimeLeftOutCount", RowTexts.WrongRecoveries)));
    }

    private static string Label(Shown one) => one.Text("Period") switch
    {
        "Month" => Day(one, "From", "yyyy-MM"),
        "Week" => Day(one, "From", "yyyy-MM-dd"),
        _ => Day(one, "From", "yyyy-MM-dd") + " .. " + Day(one, "Until", "yyyy-MM-dd"),
    };

    // Not by the clock of whoever looks: months and weeks begin in UTC.
    private static string Day(Shown one, string name, string format) => one.Moment(name)?.ToString(format, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Share(Shown one, string name) => ((one.Real(name) ?? 0) * 100).ToString("0", CultureInfo.CurrentCulture);

    private static string Some(Shown one, string name, string text) => one.Number(name) is > 0 and long count ? Fill(text, count) : string.Empty;

    private static string Time(TimeSpan time) =>
        time.TotalDays >= 1 ? Fill(RowTexts.DaysAndHours, (int)time.TotalDays, time.Hours)
        : time.TotalHours >= 1 ? Fill(RowTexts.HoursAndMinutes, time.Hours, time.Minutes)
        : time.TotalMinutes >= 1 ? Fill(RowTexts.Minutes, time.Minutes)
        : Fill(RowTexts.Seconds, time.Seconds);

    private static string Fill(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
