using System.Globalization;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Asks a Prometheus, or a data source of its kind behind Grafana. Repeats nothing by itself.</summary>
/// <param name="address">Where.</param>
/// <param name="timeout">How long a request and its answer may take.</param>
/// <param name="host">Is told of every request.</param>
/// <remarks>
/// Every method throws <see cref="OpsException"/>: <c>MonitorUnreachable</c>, <c>MonitorTimedOut</c>, <c>MonitorTlsFailed</c>, <c>MonitorForbidden</c>,
/// <c>MonitorNotFound</c>, <c>MonitorUnavailable</c>, <c>MonitorRejected</c>, <c>MonitorAnswerUnreadable</c>, <c>MonitorAnswerTooLarge</c>.
/// </remarks>
public sealed class PrometheusClient(MonitorAddress address, TimeSpan timeout, IOpsHost host) : MonitorClient(address, timeout, host)
{
    // Beyond this the server works for minutes on what nobody looks at.
    private const int MostPieces = 20;

    /// <summary>Evaluates a query at one moment.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="at">The moment by the server's clock; null for its present.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The result; without series when nothing matched.</returns>
    /// <exception cref="OpsException">Also <c>MetricQueryInvalid</c> and <c>MetricQueryFailed</c>.</exception>
    public Task<PrometheusResult> QueryAsync(string query, DateTimeOffset? at, CancellationToken cancellationToken) => at is { } moment
        ? AskAsync("query", [new("query", query), new("time", Seconds(moment))], cancellationToken)
        : AskAsync("query", [new("query", query)], cancellationToken);

    /// <summary>Evaluates a query at many moments; more than a server takes at once are asked for in pieces, so that none is left out.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="range">The moments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The result.</returns>
    /// <exception cref="OpsException">As <see cref="QueryAsync"/>, and <c>MetricRangeTooLong</c> over 220,000 moments.</exception>
    public async Task<PrometheusResult> QueryRangeAsync(string query, PrometheusRange range, CancellationToken cancellationToken)
    {
        if (range.Points > (long)MostPieces * PrometheusRange.MostPoints)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.MetricRangeTooLong,
                FailureKind.InvalidArgument,
                PrometheusTexts.RangeTooLong.With(Address.Name, range.Points, MostPieces * PrometheusRange.MostPoints),
                PrometheusTexts.RangeTooLongRemedy,
                Address.Name));
        }

        List<PrometheusResult> pieces = [];
        foreach (PrometheusRange piece in range.Pieces())
        {
            pieces.Add(await AskAsync(
                "query_range",
                [new("query", query), new("start", Seconds(piece.Start)), new("end", Seconds(piece.End)), new("step", piece.Step.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture))],
                cancellationToken).ConfigureAwait(false));
        }

        return pieces.Count == 1 ? pieces[0] : Join(pieces);
    }

    /// <summary>The server's clock.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its present, which it evaluates queries at.</returns>
    public async Task<DateTimeOffset> ReadTimeAsync(CancellationToken cancellationToken)
    {
        PrometheusResult result = await QueryAsync("time()", at: null, cancellationToken).ConfigureAwait(false);
        return result.Series.Count == 1 && result.Series[0].Samples.Count == 1 && result.Series[0].Samples[0].Value is > 0 and < 250_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(result.Series[0].Samples[0].Value * 1000))
            : throw Failures.Unreadable("time()");
    }

    /// <summary>The alerts that are pending or fire.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The alerts.</returns>
    public Task<IReadOnlyList<PrometheusAlert>> ReadAlertsAsync(CancellationToken cancellationToken) => GetAsync("api/v1/alerts", PrometheusReader.Alerts, cancellationToken);

    /// <summary>The rules that are loaded.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rules of all groups, in their order.</returns>
    public Task<IReadOnlyList<PrometheusRule>> ReadRulesAsync(CancellationToken cancellationToken) => GetAsync("api/v1/rules", PrometheusReader.Rules, cancellationToken);

    /// <summary>What is scraped.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The active targets.</returns>
    public Task<IReadOnlyList<PrometheusTarget>> ReadTargetsAsync(CancellationToken cancellationToken) => GetAsync("api/v1/targets?state=active", PrometheusReader.Targets, cancellationToken);

    /// <summary>Where alerts are sent.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The addresses of the active Alertmanagers, without logins.</returns>
    public Task<IReadOnlyList<string>> ReadAlertmanagersAsync(CancellationToken cancellationToken) => GetAsync("api/v1/alertmanagers", PrometheusReader.Alertmanagers, cancellationToken);

    /// <summary>Has the configuration and the rules read anew. New rules are not evaluated yet when this returns.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when the server said that it took them.</returns>
    /// <exception cref="OpsException"><c>MonitorRejected</c>: a file is wrong, and what was loaded before goes on; or reloading is not enabled.</exception>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Post, "-/reload", content: null, cancellationToken).ConfigureAwait(false);
        if (answer.Status is < 200 or > 299)
        {
            throw Failures.OfStatus(answer);
        }
    }

    /// <summary>An expression as the server itself writes it, so that two of them can be compared.</summary>
    /// <param name="query">PromQL.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The same, written as the server does.</returns>
    /// <exception cref="OpsException">Also <c>MetricQueryInvalid</c>; <c>MonitorNotFound</c> from a server older than version 2.37.</exception>
    public async Task<string> FormatQueryAsync(string query, CancellationToken cancellationToken)
    {
        using FormUrlEncodedContent content = new([new("query", query)]);
        MonitorAnswer answer = await SendAsync(HttpMethod.Post, "api/v1/format_query", content, cancellationToken).ConfigureAwait(false);
        return Read(answer, static root => Envelope(root, static r => MonitorJson.Needed(r, "data")));
    }

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);

    private static PrometheusResult Join(List<PrometheusResult> pieces) => new(
        PrometheusResultType.Matrix,
        [.. pieces.SelectMany(static p => p.Series).GroupBy(static s => s.ToString(), StringComparer.Ordinal)
            .Select(static g => new PrometheusSeries(g.First().Labels, [.. g.SelectMany(static s => s.Samples)], g.Any(static s => s.HasHistograms)))],
        [.. pieces.SelectMany(static p => p.Warnings).Distinct(StringComparer.Ordinal)],
        [.. pieces.SelectMany(static p => p.Infos).Distinct(StringComparer.Ordinal)])
    {
        ClockOffset = pieces[0].ClockOffset,
    };

    private static T Envelope<T>(JsonElement root, Func<JsonElement, T> read) =>
        root.TextOf("status") == "success" ? read(root) : throw new FormatException("status is '" + root.TextOf("status").FirstLine(40) + "' and not 'success'");

    private async Task<PrometheusResult> AskAsync(string path, KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        using FormUrlEncodedContent content = new(form);
        MonitorAnswer answer = await SendAsync(HttpMethod.Post, "api/v1/" + path, content, cancellationToken).ConfigureAwait(false);
        return Read(answer, static root => Envelope(root, QueryReader.Read)) with { ClockOffset = answer.ClockOffset };
    }

    private async Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, path, content: null, cancellationToken).ConfigureAwait(false);
        return Read(answer, root => Envelope(root, read));
    }
}
