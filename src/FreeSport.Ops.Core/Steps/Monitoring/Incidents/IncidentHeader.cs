using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>What a document says of itself in its first comment, so that the next run tells of the same time in the same language.</summary>
/// <param name="Language"><c>en</c> or <c>ru</c>.</param>
/// <param name="Since">From when on, in UTC.</param>
/// <param name="Until">Until when; null while it goes on.</param>
/// <param name="Environment">The environment; null for all.</param>
internal sealed record IncidentHeader(string Language, DateTime Since, DateTime? Until, string? Environment)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly Regex Written = new(
        "<!-- fsops-incident language=(?<language>en|ru) since=(?<since>[0-9TZ:-]+)( until=(?<until>[0-9TZ:-]+))?( environment=(?<environment>[^ ]+))?( issue=(?<issue>[^ ]+))? -->", RegexOptions.CultureInvariant);

    /// <summary>Gets the page of the incident's issue on GitHub; null for none.</summary>
    public string? Issue { get; init; }

    /// <summary>Reads it from a document.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The header; null where there is none that can be read.</returns>
    public static IncidentHeader? Read(string text) =>
        Written.Match(text) is { Success: true } match && Time(match.Groups["since"].Value) is { } since
            ? new IncidentHeader(
                match.Groups["language"].Value,
                since,
                Time(match.Groups["until"].Value),
                match.Groups["environment"].Success ? Uri.UnescapeDataString(match.Groups["environment"].Value) : null)
            { Issue = match.Groups["issue"].Success ? match.Groups["issue"].Value : null }
            : null;

    /// <summary>A document with this header in the place of its own.</summary>
    /// <param name="text">The document.</param>
    public string PutInto(string text) => Written.Replace(text, ToString().Replace("$", "$$"), 1);

    /// <inheritdoc/>
    public override string ToString() =>
        $"<!-- fsops-incident language={Language} since={Text(Since)}{(Until is { } until ? " until=" + Text(until) : string.Empty)}{(Environment is { } environment ? " environment=" + Uri.EscapeDataString(environment) : string.Empty)}{(Issue is { } issue ? " issue=" + issue : string.Empty)} -->";

    private static string Text(DateTime time) => time.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture);

    private static DateTime? Time(string text) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time) ? time : null;
}
