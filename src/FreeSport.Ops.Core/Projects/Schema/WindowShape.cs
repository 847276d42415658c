namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of windows and freezes.</summary>
internal static class WindowShape
{
    private const string Day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    private static readonly IReadOnlyList<string> Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Gets the windows beyond the first.</summary>
    public static Shape Windows { get; } = new ListShape("Further times at which it may be touched.", Window("A window."));

    /// <summary>Gets the freezes.</summary>
    public static Shape Freezes { get; } = new ListShape("When it may not be touched, whatever its windows say.", new SectionShape("A freeze.", new Dictionary<string, Shape>
    {
        ["from"] = Moment("From the beginning of this day, or from this time on."),
        ["to"] = Moment("Until the end of this day, or until this time."),
        ["timeZone"] = new TextShape("The IANA name of its time zone; that of the first window when not given, or else UTC."),
        ["reason"] = new TextShape("Why, for whoever reads it."),
    })
    { Required = ["from", "to"] });

    /// <summary>A window.</summary>
    /// <param name="description">What it means.</param>
    public static SectionShape Window(string description) => new(description, new Dictionary<string, Shape>
    {
        ["days"] = new ListShape("Days of the week; every day when not given.", new TextShape("A day.") { Choices = Days }),
        ["date"] = new TextShape("The one day on which it begins, in place of days of the week.") { Pattern = "^" + Day + "$", Example = "2026-12-01", Mistake = TextSense.OfDay },
        ["from"] = TextShape.Time("From this time."),
        ["to"] = TextShape.Time("Until this time; of the next day where it is earlier than the first."),
        ["timeZone"] = new TextShape("The IANA name of its time zone."),
    })
    { Required = ["from", "to", "timeZone"] };

    private static TextShape Moment(string description) => new(description) { Pattern = "^" + Day + "(T([01][0-9]|2[0-3]):[0-5][0-9])?$", Example = "2026-12-25 or 2026-12-25T18:00", Mistake = TextSense.OfDay };
}
