using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Writes and reads what a look saw in logs: fingerprints, counts, and lines without what differs.</summary>
internal static class KnownLogFile
{
    /// <summary>How many kinds of errors of a service are kept; of one with more nothing is.</summary>
    public const int MostKinds = 1000;

    private const int LongestTemplate = 300;

    private const int Version = 1;

    /// <summary>Writes.</summary>
    /// <param name="logs">What was seen; several of one service, as of replicas, are put together.</param>
    /// <param name="redact">Keeps secrets out.</param>
    public static byte[] Write(IEnumerable<SeenLog> logs, Func<string, string> redact)
    {
        var services = logs.GroupBy(static l => l.Service, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(g => new
        {
            service = redact(g.Key),
            from = g.Max(static l => l.From).UtcDateTime,
            until = g.Min(static l => l.Until).UtcDateTime,
            kinds = g.SelectMany(static l => l.Kinds).GroupBy(static k => k.Fingerprint, StringComparer.Ordinal).OrderBy(static k => k.Key, StringComparer.Ordinal)
                .Select(k => new { fingerprint = k.Key, count = k.Sum(static s => s.Count), template = redact(k.First().Template).FirstLine(LongestTemplate) }).ToArray(),
        }).Where(static s => s.kinds.Length <= MostKinds);
        return JsonSerializer.SerializeToUtf8Bytes(new { version = Version, logs = services.ToArray() });
    }

    /// <summary>Reads.</summary>
    /// <param name="bytes">What was written.</param>
    /// <returns>The logs by their services; none where it is of another version.</returns>
    /// <exception cref="FormatException">It is not in the form that is written.</exception>
    public static IReadOnlyDictionary<string, KnownLog> Read(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(bytes));
            JsonElement root = document.RootElement;
            return root.GetProperty("version").GetInt32() != Version ? new Dictionary<string, KnownLog>() : root.GetProperty("logs").EnumerateArray().ToDictionary(
                static l => l.GetProperty("service").GetString() ?? string.Empty,
                static l => new KnownLog(
                    Time(l, "from"),
                    Time(l, "until"),
                    l.GetProperty("kinds").EnumerateArray().ToDictionary(static k => k.GetProperty("fingerprint").GetString() ?? string.Empty, static k => k.GetProperty("count").GetInt64(), StringComparer.Ordinal)),
                StringComparer.Ordinal);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static DateTimeOffset Time(JsonElement log, string name) => DateTimeOffset.Parse(log.GetProperty(name).GetString() ?? string.Empty, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
