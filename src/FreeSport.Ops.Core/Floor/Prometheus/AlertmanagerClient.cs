using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Asks an Alertmanager, or one behind Grafana, through its second API. Repeats nothing by itself.</summary>
/// <param name="address">Where.</param>
/// <param name="timeout">How long a request and its answer may take.</param>
/// <param name="host">Is told of every request.</param>
/// <remarks>Every method throws <see cref="OpsException"/> as those of <see cref="PrometheusClient"/>.</remarks>
public sealed class AlertmanagerClient(MonitorAddress address, TimeSpan timeout, IOpsHost host) : MonitorClient(address, timeout, host)
{
    /// <summary>How it is.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Version and state.</returns>
    public Task<AlertmanagerStatus> ReadStatusAsync(CancellationToken cancellationToken) => GetAsync("api/v2/status", AlertmanagerReader.Status, cancellationToken);

    /// <summary>All alerts, also those that are silenced or inhibited.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The alerts.</returns>
    public Task<IReadOnlyList<AlertmanagerAlert>> ReadAlertsAsync(CancellationToken cancellationToken) =>
        GetAsync("api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true", AlertmanagerReader.Alerts, cancellationToken);

    /// <summary>All silences, also those that are over.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The silences.</returns>
    public Task<IReadOnlyList<AlertmanagerSilence>> ReadSilencesAsync(CancellationToken cancellationToken) => GetAsync("api/v2/silences", AlertmanagerReader.Silences, cancellationToken);

    /// <summary>One silence.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The silence.</returns>
    /// <exception cref="OpsException"><c>MonitorNotFound</c>: there is none of that id.</exception>
    public Task<AlertmanagerSilence> ReadSilenceAsync(string id, CancellationToken cancellationToken) =>
        GetAsync("api/v2/silence/" + Uri.EscapeDataString(id), AlertmanagerReader.Silence, cancellationToken);

    /// <summary>Makes a silence, or changes the one whose id it has.</summary>
    /// <param name="silence">The silence. Sent twice without an id, it is made twice.</param>
    /// <param name="cancellationToken">Stops it; it may have been made all the same.</param>
    /// <returns>Its id, which is another one when a change could not be made in place.</returns>
    public async Task<string> SetSilenceAsync(AlertmanagerSilence silence, CancellationToken cancellationToken)
    {
        using StringContent content = new(AlertmanagerReader.Write(silence), Encoding.UTF8, "application/json");
        MonitorAnswer answer = await SendAsync(HttpMethod.Post, "api/v2/silences", content, cancellationToken).ConfigureAwait(false);
        return Read(answer, static root => MonitorJson.Needed(root, "silenceID"));
    }

    /// <summary>Ends a silence.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">For an unknown id <c>MonitorRejected</c> before version 0.26 and <c>MonitorNotFound</c> since.</exception>
    public async Task ExpireSilenceAsync(string id, CancellationToken cancellationToken)
    {
        Require(await SendAsync(HttpMethod.Delete, "api/v2/silence/" + Uri.EscapeDataString(id), content: null, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The names of its receivers. Their settings, which hold addresses in clear, are not read on purpose.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The names.</returns>
    public Task<IReadOnlyList<string>> ReadReceiversAsync(CancellationToken cancellationToken) => GetAsync("api/v2/receivers", AlertmanagerReader.Receivers, cancellationToken);

    /// <summary>How often it tried to tell somebody since it started, by the kind of receiver.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The counters by kind, as <c>slack</c>.</returns>
    public async Task<IReadOnlyDictionary<string, NotificationCount>> ReadNotificationCountersAsync(CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, "metrics", content: null, cancellationToken).ConfigureAwait(false);
        Require(answer);
        try
        {
            return NotificationCounters.Read(Encoding.UTF8.GetString(answer.Body));
        }
        catch (FormatException strange)
        {
            throw Failures.Unreadable(strange.Message, strange);
        }
    }

    /// <summary>Tells it of alerts, as Prometheus does.</summary>
    /// <param name="alerts">The alerts.</param>
    /// <param name="cancellationToken">Stops it; it may have been told all the same.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task SendAlertsAsync(IReadOnlyList<AlertmanagerPost> alerts, CancellationToken cancellationToken)
    {
        using StringContent content = new(AlertmanagerReader.Write(alerts), Encoding.UTF8, "application/json");
        Require(await SendAsync(HttpMethod.Post, "api/v2/alerts", content, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Has its configuration read anew.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when it said that it took it.</returns>
    /// <exception cref="OpsException"><c>MonitorRejected</c>: the file is wrong, and what was loaded before goes on.</exception>
    public async Task ReloadAsync(CancellationToken cancellationToken) =>
        Require(await SendAsync(HttpMethod.Post, "-/reload", content: null, cancellationToken).ConfigureAwait(false));

    private void Require(MonitorAnswer answer)
    {
        if (answer.Status is < 200 or > 299)
        {
            throw Failures.OfStatus(answer);
        }
    }

    private async Task<T> GetAsync<T>(string path, Func<System.Text.Json.JsonElement, T> read, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, path, content: null, cancellationToken).ConfigureAwait(false);
        return Read(answer, read);
    }
}
