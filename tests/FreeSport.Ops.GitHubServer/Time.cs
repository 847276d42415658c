using System.Globalization;

namespace FreeSport.Ops.Testing;

/// <summary>Times as GitHub writes them.</summary>
internal static class Time
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? time) => time is { } known ? Text(known) : null;
}
