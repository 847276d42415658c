using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>What the clients of Prometheus and Alertmanager have in common.</summary>
public abstract class MonitorClient : IDisposable
{
    // An answer tells whole seconds; less than this is no difference of clocks.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(2);

    private readonly MonitorConnection _connection;
    private TimeSpan _ahead;

    private protected MonitorClient(MonitorAddress address, TimeSpan timeout, IOpsHost host)
    {
        Address = address;
        _connection = new MonitorConnection(address, timeout, host);
    }

    /// <summary>Gets where it asks.</summary>
    public MonitorAddress Address { get; }

    /// <summary>Gets the server's present, by the clock that its last answer told of; this machine's where it told of none.</summary>
    public DateTimeOffset ServerTime => DateTimeOffset.UtcNow + _ahead;

    private protected MonitorFailures Failures => _connection.Failures;

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<MonitorAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await _connection.SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        TimeSpan ahead = answer.ClockOffset ?? TimeSpan.Zero;
        _ahead = ahead.Duration() > Precision ? ahead : TimeSpan.Zero;
        return answer;
    }

    private protected T Read<T>(MonitorAnswer answer, Func<JsonElement, T> read)
    {
        if (answer.Status is < 200 or > 299)
        {
            throw Failures.OfStatus(answer);
        }

        try
        {
            using JsonDocument body = JsonDocument.Parse(answer.Body);
            return read(body.RootElement);
        }
        catch (Exception strange) when (strange is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw Failures.Unreadable(answer.Body.FirstOrDefault(static b => b > ' ') == '<' ? PrometheusTexts.HtmlPage : strange.Message, strange);
        }
    }
}
