using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Brings alert rules to a Grafana through its provisioning API. Repeats nothing by itself.</summary>
/// <remarks>
/// Source: Grafana's documentation, "Alerting provisioning HTTP API" and "Folder HTTP API". Every method throws
/// <see cref="OpsException"/> as those of <see cref="PrometheusClient"/>.
/// </remarks>
/// <param name="address">Where Grafana itself answers.</param>
/// <param name="timeout">How long a request and its answer may take.</param>
/// <param name="host">Is told of every request.</param>
public sealed class GrafanaClient(MonitorAddress address, TimeSpan timeout, IOpsHost host) : MonitorClient(address, timeout, host)
{
    private const int NotFound = 404;

    /// <summary>Whether there is a folder.</summary>
    /// <param name="uid">Its uid.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where there is none, or whoever asks may not see it.</returns>
    public async Task<bool> HasFolderAsync(string uid, CancellationToken cancellationToken) =>
        await FindAsync("api/folders/" + Uri.EscapeDataString(uid), cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Makes a folder.</summary>
    /// <param name="uid">Its uid.</param>
    /// <param name="title">Its title.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public Task CreateFolderAsync(string uid, string title, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "api/folders", JsonSerializer.Serialize(new Dictionary<string, string> { ["uid"] = uid, ["title"] = title }), cancellationToken);

    /// <summary>A group of rules.</summary>
    /// <param name="folder">The folder's uid.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The group; null where there is none.</returns>
    public Task<JsonElement?> FindGroupAsync(string folder, string group, CancellationToken cancellationToken) => FindAsync(PathOf(folder, group), cancellationToken);

    /// <summary>Puts a group of rules in the place of what stands there, as a whole.</summary>
    /// <param name="folder">The folder's uid.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="json">The group.</param>
    /// <param name="cancellationToken">Stops it; it may have been put all the same.</param>
    /// <returns>A task that ends with it.</returns>
    public Task PutGroupAsync(string folder, string group, string json, CancellationToken cancellationToken) => SendAsync(HttpMethod.Put, PathOf(folder, group), json, cancellationToken);

    /// <summary>Deletes a rule. One that is not there is deleted already.</summary>
    /// <param name="uid">Its uid.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task DeleteRuleAsync(string uid, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Delete, "api/v1/provisioning/alert-rules/" + Uri.EscapeDataString(uid), content: null, cancellationToken).ConfigureAwait(false);
        if (answer.Status is (< 200 or > 299) and not NotFound)
        {
            throw Failures.OfStatus(answer);
        }
    }

    /// <summary>The integrations of a contact point; what is secret in them comes masked.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The integrations; none where there is no such contact point.</returns>
    public async Task<IReadOnlyList<JsonElement>> ReadContactPointsAsync(string name, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, "api/v1/provisioning/contact-points?name=" + Uri.EscapeDataString(name), content: null, cancellationToken).ConfigureAwait(false);
        return Read(answer, root => (IReadOnlyList<JsonElement>)[.. root.EnumerateArray().Where(p => p.TextOf("name") == name).Select(static p => p.Clone())]);
    }

    /// <summary>Has integrations send a test notification.</summary>
    /// <param name="json">The integrations and the alert.</param>
    /// <param name="cancellationToken">Stops it; it may have been sent all the same.</param>
    /// <returns>What became of it; Grafana tells of single failures with statuses that are no success.</returns>
    /// <exception cref="OpsException">Also <c>MonitorNotFound</c> from a Grafana without this test.</exception>
    public async Task<JsonElement> TestReceiversAsync(string json, CancellationToken cancellationToken)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        MonitorAnswer answer = await SendAsync(HttpMethod.Post, "api/alertmanager/grafana/config/api/v1/receivers/test", content, cancellationToken).ConfigureAwait(false);
        return answer.Status is 400 or 408 && TellsReceivers(answer.Body) is { } told ? told : Read(answer, static root => root.Clone());
    }

    private static JsonElement? TellsReceivers(byte[] body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("receivers", out _) ? answer.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string folder, string group) => $"api/v1/provisioning/folder/{Uri.EscapeDataString(folder)}/rule-groups/{Uri.EscapeDataString(group)}";

    private async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, path, content: null, cancellationToken).ConfigureAwait(false);
        return answer.Status == NotFound ? null : Read(answer, static root => root.Clone());
    }

    private async Task SendAsync(HttpMethod method, string path, string json, CancellationToken cancellationToken)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        MonitorAnswer answer = await SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        if (answer.Status is < 200 or > 299)
        {
            throw Failures.OfStatus(answer);
        }
    }
}
