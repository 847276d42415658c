using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Asks one address how somebody is.</summary>
/// <param name="address">The host and the login.</param>
/// <param name="url">The whole address, which is asked as it is written.</param>
/// <param name="timeout">How long the answer may take.</param>
/// <param name="host">Is told of every request.</param>
/// <remarks>Every method throws <see cref="OpsException"/> as those of <see cref="PrometheusClient"/>.</remarks>
public sealed class HealthClient(MonitorAddress address, string url, TimeSpan timeout, IOpsHost host) : MonitorClient(address, timeout, host)
{
    /// <summary>Asks, whatever the status of the answer.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The status and the body.</returns>
    public async Task<(int Status, string Body)> AskAsync(CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, new Uri(url).PathAndQuery, content: null, cancellationToken).ConfigureAwait(false);
        return answer.Status is >= 300 and < 400 ? throw Failures.OfStatus(answer) : (answer.Status, Encoding.UTF8.GetString(answer.Body));
    }

    /// <summary>Asks, and takes nothing but success for an answer.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The body.</returns>
    public async Task<string> ReadTextAsync(CancellationToken cancellationToken)
    {
        MonitorAnswer answer = await SendAsync(HttpMethod.Get, new Uri(url).PathAndQuery, content: null, cancellationToken).ConfigureAwait(false);
        return answer.Status is >= 200 and < 300 ? Encoding.UTF8.GetString(answer.Body) : throw Failures.OfStatus(answer);
    }
}
