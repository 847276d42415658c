using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FreeSport.Ops.Tests.Support;

/// <summary>
/// A web server on loopback, with or without TLS, that misbehaves as a test says: it writes bytes, not answers. Needs nothing
/// of the product, so that other test projects may take it as a linked file.
/// </summary>
internal sealed class UnkindWebServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2? _certificate;
    private readonly Func<UnkindRequest, UnkindAnswer> _answer;

    public UnkindWebServer(Func<UnkindRequest, UnkindAnswer> answer, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        _listener.Start(512);
        _ = AcceptAsync();
    }

    /// <summary>Gets where it answers, without a slash at its end.</summary>
    public string Address => (_certificate is null ? "http" : "https") + "://localhost:" + Port;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets the requests, in the order in which their heads were read.</summary>
    public ConcurrentQueue<UnkindRequest> Requests { get; } = new();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    SslStream secure = new(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                    stream = secure;
                }

                UnkindRequest request = await UnkindRequest.ReadAsync(stream, _end.Token);
                Requests.Enqueue(request);
                await _answer(request)(stream, _end.Token);
                await stream.FlushAsync(_end.Token);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                // The other side went, or the test is over.
            }
        }
    }
}

/// <summary>Writes what a server sends.</summary>
internal delegate Task UnkindAnswer(Stream stream, CancellationToken cancellationToken);

/// <summary>What a client sent.</summary>
internal sealed record UnkindRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<UnkindRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                throw new IOException("closed");
            }

            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().TrimEnd().Split("\r\n");
        Dictionary<string, string> headers = lines.Skip(1).Select(static l => l.Split(": ", 2)).ToDictionary(static p => p[0], static p => p[^1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, cancellationToken);
        string[] first = lines[0].Split(' ');
        return new UnkindRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }

    /// <summary>A header; null when it was not sent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;
}

/// <summary>The ways in which a server answers, and does not.</summary>
internal static class Unkind
{
    /// <summary>An answer as it should be.</summary>
    public static UnkindAnswer Reply(int status, string body = "", params string[] headers) => Raw(
        $"HTTP/1.1 {status} X\r\n{string.Concat(headers.Select(static h => h + "\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>JSON, as it should be.</summary>
    public static UnkindAnswer Json(string body, params string[] headers) => Reply(200, body, [.. headers, "Content-Type: application/json"]);

    /// <summary>A redirect.</summary>
    public static UnkindAnswer Redirect(string target, int status = 302) => Reply(status, string.Empty, "Location: " + target);

    /// <summary>Some bytes, and the end of the connection.</summary>
    public static UnkindAnswer Raw(string text) => async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Nothing, for ever.</summary>
    public static UnkindAnswer Hang() => static (_, stop) => Task.Delay(Timeout.Infinite, stop);

    /// <summary>A good answer after a time.</summary>
    public static UnkindAnswer After(TimeSpan time, UnkindAnswer then) => async (stream, stop) =>
    {
        await Task.Delay(time, stop);
        await then(stream, stop);
    };

    /// <summary>The head at once, then a byte now and then, for ever.</summary>
    public static UnkindAnswer Drip() => static async (stream, stop) =>
    {
        await Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")(stream, stop);
        while (true)
        {
            await stream.WriteAsync("x"u8.ToArray(), stop);
            await Task.Delay(20, stop);
        }
    };

    /// <summary>A body without an end.</summary>
    public static UnkindAnswer Endless() => static async (stream, stop) =>
    {
        await Raw("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n")(stream, stop);
        byte[] block = new byte[64 * 1024];
        while (true)
        {
            await stream.WriteAsync(block, stop);
        }
    };

    /// <summary>A small body that unpacks to a gigabyte.</summary>
    public static UnkindAnswer Bomb() => static async (stream, stop) =>
    {
        await Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")(stream, stop);
        await using System.IO.Compression.GZipStream packed = new(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
        byte[] block = new byte[1024 * 1024];
        for (int i = 0; i < 1024; i++)
        {
            await packed.WriteAsync(block, stop);
        }
    };
}
