namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Something that a server scrapes.</summary>
/// <param name="Pool">The job it belongs to.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Url">Where it is scraped, without a login.</param>
/// <param name="Health">up, down, or unknown before the first scrape.</param>
/// <param name="LastError">Why the last scrape failed; null when it did not.</param>
/// <param name="LastScrape">When it was scraped last; null when never.</param>
public sealed record PrometheusTarget(string Pool, IReadOnlyDictionary<string, string> Labels, string Url, string Health, string? LastError, DateTimeOffset? LastScrape);
