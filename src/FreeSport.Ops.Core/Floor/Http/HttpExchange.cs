using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Http;

/// <summary>
/// Sends one request and reads its answer to the end, within a time and a size, whatever the other side does: hangs, sends a
/// byte now and then, sends for ever, breaks off, shows a wrong certificate. Only a caller's stop is an exception.
/// </summary>
/// <param name="host">Is told of every request.</param>
internal sealed class HttpExchange(IOpsHost host)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of it.</returns>
    public async Task<ExchangeAnswer> SendAsync(ExchangeRequest request, CancellationToken cancellationToken)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ExchangeHandler handler = new(request, clock);
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(request.Timeout);
        using HttpClient client = new(new TellingHandler(handler.Create(), host)) { Timeout = Timeout.InfiniteTimeSpan };
        using HttpRequestMessage message = Message(request);
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, bounded.Token).ConfigureAwait(false);
            End(handler.Times, request, clock.Elapsed);
            (byte[] body, ExchangeTrouble trouble) = await ReadAsync(response, request.LargestAnswer, bounded.Token).ConfigureAwait(false);
            return Answer(trouble, null, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Answer(response is null ? ExchangeTrouble.NoAnswerInTime : ExchangeTrouble.NoEndInTime, null);
        }
        catch (Exception closed) when (bounded.IsCancellationRequested && !cancellationToken.IsCancellationRequested && closed is HttpRequestException or IOException or ObjectDisposedException or System.Net.WebException)
        {
            // .NET Framework tells of a connection that was closed under it, not of who closed it.
            return Answer(response is null ? ExchangeTrouble.NoAnswerInTime : ExchangeTrouble.NoEndInTime, null);
        }
        catch (HttpRequestException failed)
        {
            return Answer(response is not null || handler.Times?.Ready is not null ? ExchangeTrouble.Broken : Trouble(HttpTroubles.Of(failed)), failed);
        }
        catch (Exception cut) when (cut is IOException or InvalidDataException or InvalidOperationException or System.Net.WebException)
        {
            return Answer(ExchangeTrouble.Broken, cut);
        }
        finally
        {
            response?.Dispose();
        }

        ExchangeAnswer Answer(ExchangeTrouble trouble, Exception? cause, byte[]? body = null) => new(trouble)
        {
            Message = cause?.GetBaseException().Message.FirstLine(200),
            Status = response is null ? null : (int)response.StatusCode,
            Headers = response is null ? [] : Headers(response),
            Body = body ?? [],
            Took = clock.Elapsed,
            Times = handler.Times,
            Certificate = handler.Certificate,
            Proxy = request.ProxyName(),
        };
    }

    private static void End(ExchangeTimes? times, ExchangeRequest request, TimeSpan now)
    {
        if (times?.Ready is not { } ready)
        {
            return;
        }

        // Behind a proxy the tunnel is a part of it, and what is beyond is not seen from here.
        times.Tls = request.Address.Scheme == Uri.UriSchemeHttps ? ready - (times.Dns ?? TimeSpan.Zero) - (times.Connect ?? TimeSpan.Zero) : null;
        times.FirstByte = now - ready;
    }

    private static HttpRequestMessage Message(ExchangeRequest request)
    {
        HttpRequestMessage message = new(new HttpMethod(request.Method), request.Address)
        {
            Content = request.Body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body)),
        };
        foreach (KeyValuePair<string, string> header in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        if (message.Headers.UserAgent.Count == 0)
        {
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("FreeSport.Ops", typeof(HttpExchange).Assembly.GetName().Version?.ToString(3)));
        }

        return message;
    }

    private static async Task<(byte[] Body, ExchangeTrouble Trouble)> ReadAsync(HttpResponseMessage response, int largest, CancellationToken cancellationToken)
    {
        if (response.Content is not { } content)
        {
            return ([], ExchangeTrouble.None);
        }

        long? promised = content.Headers.ContentEncoding.Count == 0 && response.RequestMessage?.Method != HttpMethod.Head ? content.Headers.ContentLength : null;
#if NETSTANDARD
        // A network stream of .NET Framework does not heed the token; the answer's end does.
        using CancellationTokenRegistration cut = cancellationToken.Register(response.Dispose);
        using Stream body = await content.ReadAsStreamAsync().ConfigureAwait(false);
#else
        using Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        MemoryStream whole = new();
        byte[] buffer = new byte[BufferSize];
        int read;
#if NETSTANDARD
        while ((read = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
#else
        while ((read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
#endif
        {
            whole.Write(buffer, 0, read);
            if (whole.Length > largest)
            {
                return ([], ExchangeTrouble.TooLarge);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();

        // .NET Framework takes the end of the connection for the end of the answer.
        return (whole.ToArray(), whole.Length < promised ? ExchangeTrouble.Broken : ExchangeTrouble.None);
    }

    private static List<KeyValuePair<string, string>> Headers(HttpResponseMessage response)
    {
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> all = response.Content is null ? response.Headers : response.Headers.Concat(response.Content.Headers);
        return [.. all.Select(static h => new KeyValuePair<string, string>(h.Key, string.Join(", ", h.Value)))];
    }

    private static ExchangeTrouble Trouble(HttpTrouble trouble) => trouble switch
    {
        HttpTrouble.HostNotFound => ExchangeTrouble.HostNotFound,
        HttpTrouble.Refused => ExchangeTrouble.Refused,
        HttpTrouble.Tls => ExchangeTrouble.Tls,
        _ => ExchangeTrouble.Broken,
    };
}
