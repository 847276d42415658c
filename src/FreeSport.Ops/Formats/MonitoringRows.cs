namespace FreeSport.Ops.Commands.Formats;

/// <summary>Messages to the team.</summary>
internal static class MonitoringRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsNotification"] = static one => ResultRows.Closed(ResultRows.Head(one).Names(RowTexts.RefusedFor, one.Texts("Rejected")), one),
        ["FsNotificationPlan"] = Message,
    };

    private static RowText Message(Shown one) => new RowText()
        .Head(one.Is("Action", "None") ? Marks.Bad : Marks.None, one.Text("Channel"), RowText.Joined(one.Is("Action", "None") ? string.Empty : one.Text("Action"), one.Text("Kind"), one.Text("Reason")))
        .Names(RowTexts.Recipients, one.Texts("Recipients"))
        .Under(one.Text("Text"));
}
