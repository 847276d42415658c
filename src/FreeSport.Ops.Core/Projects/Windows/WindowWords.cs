using System.Globalization;

using NodaTime;

namespace FreeSport.Ops.Core.Projects.Windows;

/// <summary>What is told of windows, in the reader's language.</summary>
internal static class WindowWords
{
    /// <summary>What an answer says, in a sentence or two.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="at">The moment, in UTC.</param>
    /// <param name="needed">How long the environment will be touched.</param>
    public static string Say(WindowAnswer answer, DateTime at, TimeSpan needed)
    {
        Instant now = Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        string said = answer.State switch
        {
            FsWindowState.Open => answer.Now!.Window is { } window
                ? WindowTexts.Open.With(window, Clock(answer.Now.End, window), Length((answer.Now.End - now).ToTimeSpan()))
                : WindowTexts.OpenAlways,
            FsWindowState.TooShort => WindowTexts.TooShort.With(Length((answer.Now!.End - now).ToTimeSpan()), Length(needed)),
            FsWindowState.Frozen => WindowTexts.Frozen.With(answer.Freeze!.Reason ?? answer.Freeze.ToString(), UtcClock(answer.FrozenUntil!.Value)),
            FsWindowState.Unknown => WindowTexts.ZoneUnknown.With(answer.UnknownZone),
            FsWindowState.NotConfigured => WindowTexts.NotConfigured,
            _ => WindowTexts.Closed,
        };
        if (answer.State is FsWindowState.Closed or FsWindowState.Frozen or FsWindowState.TooShort)
        {
            said += " " + (answer.Next is { } next ? Next(next, now) : WindowTexts.Never.With(WindowCalendar.Horizon.Days));
        }

        return answer.State is FsWindowState.Open or FsWindowState.TooShort && answer.CutBy is { } cut ? said + " " + WindowTexts.Cut.With(cut) : said;
    }

    /// <summary>What is odd about the clocks in the time that is open or comes next; null where nothing is.</summary>
    /// <param name="answer">The answer.</param>
    public static string? Odd(WindowAnswer answer) => (answer.Now ?? answer.Next) is { Window: { } window } span && span.Shift != NodaTime.Duration.Zero
        ? (span.Shift < NodaTime.Duration.Zero ? WindowTexts.Gap : WindowTexts.Overlap).With(window.TimeZone, Clock(span.Start, window, "yyyy-MM-dd"), Length((span.End - span.Start).ToTimeSpan()))
        : null;

    /// <summary>A length of time, such as <c>1 h 5 min</c>.</summary>
    /// <param name="time">The time.</param>
    public static string Length(TimeSpan time)
    {
        string days = time.Days > 0 ? WindowTexts.Days.With(time.Days) : string.Empty;
        string hours = time.Hours > 0 ? WindowTexts.Hours.With(time.Hours) : string.Empty;
        string minutes = time.Days == 0 && (time.Minutes > 0 || time.Hours == 0) ? WindowTexts.Minutes.With(time.Minutes) : string.Empty;
        return string.Join(" ", new[] { days, hours, minutes }.Where(static p => p.Length > 0));
    }

    private static string Next(WindowSpan next, Instant now) => next.Window is { } window
        ? WindowTexts.Next.With(Length((next.Start - now).ToTimeSpan()), Clock(next.Start, window, "ddd yyyy-MM-dd HH:mm"), Clock(next.End, window), window.TimeZone)
        : WindowTexts.NextFree.With(Length((next.Start - now).ToTimeSpan()), UtcClock(next.Start));

    private static string Clock(Instant at, DeploymentWindow window, string form = "HH:mm") =>
        at.InZone(WindowCalendar.Zone(window.TimeZone)!).ToDateTimeUnspecified().ToString(form, CultureInfo.CurrentCulture);

    private static string UtcClock(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
