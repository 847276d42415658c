using System.Globalization;

using NodaTime;
using NodaTime.TimeZones;

using Span = NodaTime.Duration;

namespace FreeSport.Ops.Core.Projects.Windows;

/// <summary>
/// When an environment may be touched: its windows by the clocks of their time zones, without its freezes. Both legs of the
/// module know the same time zones, whatever the machine knows.
/// </summary>
/// <remarks>
/// Clocks that are put forward: a window that begins in the missing hour begins after it, one that lies in it does not come.
/// Clocks that are put back: what is there twice is meant the first time, so that a window over the whole repeated hour is
/// one hour longer.
/// </remarks>
internal sealed class WindowCalendar
{
    /// <summary>How far ahead a window is looked for.</summary>
    public static readonly Span Horizon = Span.FromDays(400);

    private static readonly ZoneLocalMappingResolver Beginning = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly EnvironmentDefinition _environment;

    /// <summary>Initializes a new instance of the <see cref="WindowCalendar"/> class.</summary>
    /// <param name="environment">The environment with its windows and freezes.</param>
    public WindowCalendar(EnvironmentDefinition environment) => _environment = environment;

    /// <summary>The time zone of a name.</summary>
    /// <param name="name">An IANA name.</param>
    /// <returns>The zone; null where there is none of that name.</returns>
    public static DateTimeZone? Zone(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    /// <summary>Whether the environment may be touched at a moment.</summary>
    /// <param name="at">The moment, in UTC.</param>
    /// <param name="needed">How long it will be touched.</param>
    public WindowAnswer Ask(DateTime at, TimeSpan needed)
    {
        IReadOnlyList<DeploymentWindow> windows = _environment.Windows;
        if (windows.Count == 0 && _environment.Freezes.Count == 0)
        {
            return new WindowAnswer { State = FsWindowState.NotConfigured };
        }

        if (windows.Select(static w => w.TimeZone).Concat(_environment.Freezes.Select(f => ZoneOf(f))).FirstOrDefault(static n => Zone(n) is null) is { } unknown)
        {
            return new WindowAnswer { State = FsWindowState.Unknown, UnknownZone = unknown };
        }

        Instant now = Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        Span length = Span.FromTimeSpan(needed);
        (FreezeDefinition Freeze, Instant Start, Instant End)[] freezes = [.. _environment.Freezes.Select(Placed)];
        WindowSpan[] open = [.. WithoutFreezes(Merged(Spans(now)), freezes)];
        WindowSpan? current = open.FirstOrDefault(s => s.Contains(now));
        WindowSpan? next = open.FirstOrDefault(s => s.Start > now && s.End - s.Start >= length);
        (FreezeDefinition Freeze, Instant Start, Instant End)[] holding = [.. freezes.Where(f => f.Start <= now && now < f.End).OrderByDescending(static f => f.End)];
        if (holding.Length > 0)
        {
            return new WindowAnswer { State = FsWindowState.Frozen, Freeze = holding[0].Freeze, FrozenUntil = holding[0].End, Next = next };
        }

        return new WindowAnswer
        {
            State = current is null ? FsWindowState.Closed : current.End - now < length ? FsWindowState.TooShort : FsWindowState.Open,
            Now = current,
            Next = next,
            CutBy = current is null ? null : freezes.Where(f => f.Start == current.End).Select(static f => f.Freeze).FirstOrDefault(),
        };
    }

    private IEnumerable<WindowSpan> Spans(Instant now)
    {
        if (_environment.Windows.Count == 0)
        {
            return [new WindowSpan(Instant.FromUnixTimeTicks(0), now + Span.FromDays(2 * Horizon.Days), null, Span.Zero)];
        }

        return _environment.Windows.SelectMany(window => window.Date is null ? Weekly(window, now) : Dated(window)).Where(s => s.End > now).OrderBy(static s => s.Start);
    }

    private static IEnumerable<WindowSpan> Weekly(DeploymentWindow window, Instant now)
    {
        // One that began yesterday may still be open.
        LocalDate first = now.InZone(Zone(window.TimeZone)!).Date.PlusDays(-1);
        for (int i = 0; i <= Horizon.Days + 1; i++)
        {
            LocalDate day = first.PlusDays(i);
            if ((window.Days.Count == 0 || window.Days.Contains(day.DayOfWeek.ToString().Substring(0, 3), StringComparer.OrdinalIgnoreCase)) && On(window, day) is { } span)
            {
                yield return span;
            }
        }
    }

    private static IEnumerable<WindowSpan> Dated(DeploymentWindow window) => On(window, Day(window.Date!)) is { } span ? [span] : [];

    private static WindowSpan? On(DeploymentWindow window, LocalDate day)
    {
        DateTimeZone zone = Zone(window.TimeZone)!;
        LocalDateTime from = day + Time(window.From);
        LocalDateTime to = (Time(window.To) < Time(window.From) ? day.PlusDays(1) : day) + Time(window.To);
        (Instant start, Instant end) = (from.InZone(zone, Beginning).ToInstant(), to.InZone(zone, Beginning).ToInstant());
        return start < end ? new WindowSpan(start, end, window, end - start - (to - from).ToDuration()) : null;
    }

    // Windows that meet are one.
    private static List<WindowSpan> Merged(IEnumerable<WindowSpan> spans)
    {
        List<WindowSpan> merged = [];
        foreach (WindowSpan span in spans)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && span.Start <= last.End)
            {
                merged[merged.Count - 1] = last with { End = Instant.Max(last.End, span.End), Shift = last.Shift == Span.Zero ? span.Shift : last.Shift };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private static IEnumerable<WindowSpan> WithoutFreezes(IEnumerable<WindowSpan> spans, (FreezeDefinition Freeze, Instant Start, Instant End)[] freezes)
    {
        List<WindowSpan> left = [.. spans];
        foreach ((FreezeDefinition _, Instant start, Instant end) in freezes)
        {
            left =
            [
                .. left.SelectMany(s => s.End <= start || s.Start >= end ? [s] : new[]
                {
                    s with { End = Instant.Min(s.End, start) },
                    s with { Start = Instant.Max(s.Start, end) },
                }.Where(static part => part.Start < part.End)),
            ];
        }

        return left.OrderBy(static s => s.Start);
    }

    private (FreezeDefinition Freeze, Instant Start, Instant End) Placed(FreezeDefinition freeze)
    {
        DateTimeZone zone = Zone(ZoneOf(freeze))!;
        (LocalDateTime from, bool _) = Moment(freeze.From);
        (LocalDateTime to, bool isDay) = Moment(freeze.To);
        return (freeze, from.InZone(zone, Beginning).ToInstant(), (isDay ? to.PlusDays(1) : to).InZone(zone, Beginning).ToInstant());
    }

    private string ZoneOf(FreezeDefinition freeze) => freeze.TimeZone ?? _environment.Windows.Select(static w => w.TimeZone).FirstOrDefault() ?? "UTC";

    private static (LocalDateTime At, bool IsDay) Moment(string written)
    {
        string[] parts = written.Split('T', ' ');
        return (Day(parts[0]) + (parts.Length > 1 ? Time(parts[1]) : LocalTime.Midnight), parts.Length == 1);
    }

    private static LocalDate Day(string written) => LocalDate.FromDateTime(DateTime.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static LocalTime Time(string written) => LocalTime.FromTicksSinceMidnight(TimeSpan.ParseExact(written, @"hh\:mm", CultureInfo.InvariantCulture).Ticks);
}
