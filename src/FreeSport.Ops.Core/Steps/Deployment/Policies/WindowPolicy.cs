using System.Globalization;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Policies;

/// <summary>Whether an environment may be touched at a moment.</summary>
internal static class WindowPolicy
{
    /// <summary>Asks whether a moment lies in a window, by the clock of the window's time zone.</summary>
    /// <param name="window">When it may be; null for nothing said.</param>
    /// <param name="now">The moment, in UTC.</param>
    /// <returns>Unknown, which is no permission, when the time zone means nothing here.</returns>
    public static FsPolicyAnswer Ask(DeploymentWindow? window, DateTime now)
    {
        if (window is null)
        {
            return new FsPolicyAnswer { Policy = FsPolicyKind.Window, State = FsPolicyState.NotConfigured, Reason = PolicyTexts.NotConfigured };
        }

        if (Zone(window.TimeZone) is not { } zone)
        {
            return new FsPolicyAnswer { Policy = FsPolicyKind.Window, Reason = PolicyTexts.ZoneUnknown.With(window.TimeZone), Remedy = PolicyTexts.ZoneUnknownRemedy };
        }

        DateTime there = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(now, DateTimeKind.Utc), zone);
        string clock = there.ToString("ddd HH:mm", CultureInfo.CurrentCulture);
        return IsOpen(window, there)
            ? new FsPolicyAnswer { Policy = FsPolicyKind.Window, State = FsPolicyState.Allowed, Reason = PolicyTexts.WindowOpen.With(clock, window) }
            : new FsPolicyAnswer { Policy = FsPolicyKind.Window, State = FsPolicyState.Refused, Reason = PolicyTexts.WindowClosed.With(clock, window), Remedy = PolicyTexts.WindowClosedRemedy };
    }

    // A window over midnight belongs to the day it begins on.
    private static bool IsOpen(DeploymentWindow window, DateTime there)
    {
        TimeSpan from = TimeSpan.ParseExact(window.From, @"hh\:mm", CultureInfo.InvariantCulture);
        TimeSpan to = TimeSpan.ParseExact(window.To, @"hh\:mm", CultureInfo.InvariantCulture);
        TimeSpan time = there.TimeOfDay;
        return from <= to
            ? time >= from && time < to && IsDay(window, there)
            : (time >= from && IsDay(window, there)) || (time < to && IsDay(window, there.AddDays(-1)));
    }

    private static bool IsDay(DeploymentWindow window, DateTime day) =>
        window.Days.Count == 0 || window.Days.Contains(day.DayOfWeek.ToString().Substring(0, 3), StringComparer.OrdinalIgnoreCase);

    // The configuration has IANA's names. .NET Framework knows Windows' own alone, and so does .NET on a Windows without ICU.
    private static TimeZoneInfo? Zone(string name)
    {
        try
        {
            return TimeZoneConverter.TZConvert.TryGetTimeZoneInfo(name, out TimeZoneInfo? zone) ? zone : null;
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }
}
