using System.Net.Http.Headers;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>The way to one monitor: within a time and a size, without following redirects.</summary>
/// <param name="address">Where.</param>
/// <param name="timeout">How long a request and its answer may take.</param>
/// <param name="host">Is told of every request.</param>
internal sealed class MonitorConnection(MonitorAddress address, TimeSpan timeout, IOpsHost host) : IDisposable
{
    /// <summary>The size of an answer from which it is not read on, in bytes after unpacking.</summary>
    public const int LargestAnswer = 32 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private readonly HttpClient _http = new(new TellingHandler(NetworkHandler.Create(), host)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Gets what turns troubles into failures.</summary>
    public MonitorFailures Failures { get; } = new(address, timeout);

    /// <summary>Sends a request and reads the answer, whatever its status.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path after the root, with its query.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OpsException">There was none.</exception>
    public async Task<MonitorAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri(address.Root, path)) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = address.Login?.Header;
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(timeout);
        DateTimeOffset asked = DateTimeOffset.UtcNow;
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bounded.Token).ConfigureAwait(false);
            DateTimeOffset answered = DateTimeOffset.UtcNow;
            byte[] body = await ReadAsync(response, bounded.Token).ConfigureAwait(false);
            return new MonitorAnswer((int)response.StatusCode, body, response.Headers.Location, Wait(response.Headers.RetryAfter), response.Headers.Date - new DateTimeOffset((asked.Ticks + answered.Ticks) / 2, TimeSpan.Zero));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failures.TimedOut();
        }
        catch (HttpRequestException failed)
        {
            throw Failures.NoAnswer(failed);
        }
        catch (IOException cut)
        {
            throw Failures.NoAnswer(new HttpRequestException(cut.Message, cut));
        }
    }

    public void Dispose() => _http.Dispose();

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked) =>
        asked?.Delta ?? (asked?.Date is { } at && at > DateTimeOffset.UtcNow ? at - DateTimeOffset.UtcNow : null);

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is not { } content)
        {
            return [];
        }

        if (content.Headers.ContentLength > LargestAnswer)
        {
            throw Failures.TooLarge();
        }

#if NETSTANDARD
        using Stream body = await content.ReadAsStreamAsync().ConfigureAwait(false);

        // A network stream of .NET Framework does not heed the token; the answer's end does.
        using CancellationTokenRegistration cut = cancellationToken.Register(response.Dispose);
#else
        using Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        using MemoryStream whole = new();
        byte[] buffer = new byte[BufferSize];
        try
        {
            int read;
#if NETSTANDARD
            while ((read = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
#else
            while ((read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
#endif
            {
                whole.Write(buffer, 0, read);
                if (whole.Length > LargestAnswer)
                {
                    throw Failures.TooLarge();
                }
            }
        }
        catch (Exception broken) when (cancellationToken.IsCancellationRequested && broken is ObjectDisposedException or IOException or System.Net.WebException)
        {
            // What .NET Framework says depends on where the reading stood when the answer was closed under it.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (InvalidDataException garbled)
        {
            throw Failures.Unreadable(garbled.Message);
        }

        return whole.ToArray();
    }
}
