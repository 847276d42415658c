namespace FreeSport.Ops.Commands.Formats;

/// <summary>Alerts, whether anybody is watched and told, messages to the team, and incidents.</summary>
internal static class MonitoringRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsNotification"] = static one => ResultRows.Closed(ResultRows.Head(one).Names(RowTexts.RefusedFor, one.Texts("Rejected")), one),
        ["FsNotificationPlan"] = Message,
        ["FsIncidentPlan"] = static one => new RowText().Head(Marks.None, one.Text("Path"), one.Text("State")).Names(RowTexts.IssueOnGitHub, Issue(one)).Under(one.Text("Diff")),
        ["FsMonitoring"] = Monitoring,
        ["FsMonitoringCheck"] = static one => new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Aspect"), one.Text("Summary")).Command(one.Text("NextCommand")),
        ["FsAlerting"] = static one => ResultRows.Closed(Receivers(ResultRows.Head(one), one), one),
        ["FsAlertingPlan"] = Plan,
        ["FsAlertingFile"] = static one => Difference(new RowText().Head(Marks.None, one.Text("Path"), Changes(one)), one),
        ["FsReceiverTest"] = static one => new RowText().Head(Marks.Of(one.Text("Delivery")), one.Text("Receiver"), one.Text("Delivery")).Under(one.Text("Reason")),
        ["FsAlertSilence"] = static one => ResultRows.Closed(ResultRows.Head(one).Names(RowTexts.Hides, one.Texts("Matchers")).Under(one.Text("Reason")), one),
        ["FsAlertSilencePlan"] = static one => new RowText()
            .Head(Marks.None, one.Text("Environment"), RowText.Joined(one.Span("For") is { } length ? RowText.Fill(RowTexts.AtMost, length.TotalMinutes) : string.Empty, one.Text("Monitor")))
            .Names(RowTexts.Hides, one.Texts("Matchers"))
            .Names(RowTexts.HidesNow, one.Texts("Alerts"))
            .Under(one.Text("Reason")),
    };

    private static string[] Issue(Shown one) =>
        one.Text("IssueRepository") is { Length: > 0 } repository ? [(one.Text("IssueUrl") is { Length: > 0 } page ? page : repository) + " " + one.Text("IssueState")] : [];

    // What is well needs no line of its own.
    private static RowText Monitoring(Shown one)
    {
        RowText row = ResultRows.Head(one);
        foreach (Shown check in one.Flag("Folded") ? [] : one.Items("Checks").Where(c => !c.Is("Outcome", "Passed") && c.Text("Summary") != one.Text("Summary")))
        {
            row.Below($"{Marks.Draw(Marks.Of(check.Text("Outcome")))}  {check.Text("Aspect")}: {check.Text("Summary")}");
        }

        if (one.Text("Monitor").Length == 0 && !one.Flag("Folded"))
        {
            row.Under(one.Text("Detail"));
        }

        return ResultRows.Closed(row, one);
    }

    private static RowText Receivers(RowText row, Shown one)
    {
        foreach (Shown test in one.Flag("Folded") ? [] : one.Items("Receivers"))
        {
            row.Below($"{Marks.Draw(Marks.Of(test.Text("Delivery")))}  {test.Text("Receiver")}: {test.Text("Delivery")}");
        }

        return row;
    }

    private static RowText Plan(Shown one)
    {
        RowText row = new RowText().Head(Marks.None, one.Text("Subject"), one.Text("Summary").TrimEnd('.')).Names(RowTexts.TestAlertTo, one.Texts("Receivers")).Names(RowTexts.SilencesEnd, one.Texts("Silences"));
        foreach (Shown file in one.Items("Files"))
        {
            Difference(row.Below(file.Text("Path") + "  " + Changes(file)), file);
        }

        return row;
    }

    private static string Changes(Shown file) =>
        file.Is("Change", "Unchanged") ? file.Text("Change") : $"{file.Text("Change")} +{file.Text("Added")} -{file.Text("Removed")}";

    private static RowText Difference(RowText row, Shown file)
    {
        foreach (string line in RowText.Lines(file.Text("Diff")))
        {
            row.Below("  " + line);
        }

        return row;
    }

    private static RowText Message(Shown one) => new RowText()
        .Head(one.Is("Action", "None") ? Marks.Bad : Marks.None, one.Text("Channel"), RowText.Joined(one.Is("Action", "None") ? string.Empty : one.Text("Action"), one.Text("Kind"), one.Text("Reason")))
        .Names(RowTexts.Recipients, one.Texts("Recipients"))
        .Under(one.Text("Text"));
}
