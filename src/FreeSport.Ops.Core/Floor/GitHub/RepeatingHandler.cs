using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>
/// Sends again what may be sent again: what GitHub refused for having been asked too often, and, where twice is the
/// same as once, what a fault of network or server took away. A POST that was lost is never repeated.
/// </summary>
/// <param name="inner">Sends.</param>
/// <param name="patience">How long and how often.</param>
/// <param name="host">Is told of every wait.</param>
internal sealed class RepeatingHandler(HttpMessageHandler inner, GitHubPatience patience, IOpsHost host) : DelegatingHandler(inner)
{
    private static readonly HashSet<string> Repeatable = new(["GET", "HEAD", "PUT", "DELETE", "PATCH"], StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadBytesAsync(cancellationToken).ConfigureAwait(false);
        RetryPolicy policy = new(patience);
        while (true)
        {
            (HttpResponseMessage? response, Exception? fault) = await TryAsync(Copy(request, body), cancellationToken).ConfigureAwait(false);
            TimeSpan? asked = response is null ? null : GitHubWait.Of(response, await RefusalAsync(response, cancellationToken).ConfigureAwait(false));
            bool isFault = IsFault(response, fault);
            bool mayRepeat = isFault ? Repeatable.Contains(request.Method.Method) && !IsHopeless(fault) : asked is not null;
            if (!mayRepeat || policy.Next(asked) is not { } pause)
            {
                return response ?? throw fault!;
            }

            if (isFault)
            {
                host.WriteVerbose(GitHubTexts.Repeating.With(request.Method, request.RequestUri!.AbsolutePath, fault?.GetBaseException().Message ?? "HTTP " + (int)response!.StatusCode, pause.TotalSeconds));
            }
            else
            {
                host.WriteWarning(GitHubTexts.AskedToWait.With(Math.Ceiling(pause.TotalSeconds)));
            }

            response?.Dispose();
            await patience.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Fault)> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await base.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException)
        {
            return (null, fault);
        }
    }

    private static bool IsFault(HttpResponseMessage? response, Exception? fault) => fault is not null || (int)response!.StatusCode >= 500;

    // A name that means nothing and a certificate nobody trusts are the same in a second.
    private static bool IsHopeless(Exception? fault) =>
        fault is HttpRequestException failed && HttpTroubles.Of(failed) is HttpTrouble.HostNotFound or HttpTrouble.Tls;

    // Only a refusal is read: a log comes as it comes.
    private static async Task<string> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content is null || response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadTextAsync(cancellationToken).ConfigureAwait(false);

    // A message can be sent only once.
    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri) { Version = request.Version };
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (KeyValuePair<string, IEnumerable<string>> header in request.Content!.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return copy;
    }
}
