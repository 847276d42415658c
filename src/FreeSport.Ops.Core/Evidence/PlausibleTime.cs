namespace FreeSport.Ops.Core.Evidence;

/// <summary>Whether a time can be when something was recorded.</summary>
internal static class PlausibleTime
{
    /// <summary>How far the clocks of two writers may differ before a time is not believed.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // Before this there was nothing that could have recorded anything.
    private static readonly DateTime First = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether a time is neither in the future nor from before the module.</summary>
    /// <param name="time">The time, in UTC.</param>
    /// <param name="now">The time now, in UTC.</param>
    /// <returns>True when it can be.</returns>
    public static bool Is(DateTime time, DateTime now) => time >= First && time - now <= ClockSkew;
}
