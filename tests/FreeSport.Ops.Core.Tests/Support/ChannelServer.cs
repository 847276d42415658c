using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A request that a channel got.</summary>
internal sealed record ChannelRequest(string Path, string Authorization, string Body);

/// <summary>How a channel ends a request.</summary>
internal sealed record ChannelAnswer(int Status, string Body)
{
    public string Headers { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether there is no answer while the connection stays open.</summary>
    public bool Hangs { get; init; }

    /// <summary>Gets a value indicating whether the connection ends without an answer.</summary>
    public bool Drops { get; init; }
}

/// <summary>Slack and webhooks as unkind as the real ones, on loopback: answers what a test says, hangs, drops the line.</summary>
internal sealed class ChannelServer : IDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Func<ChannelRequest, int, ChannelAnswer> _answer;
    private int _count;

    public ChannelServer(Func<ChannelRequest, int, ChannelAnswer> answer)
    {
        _answer = answer;
        _listener = new LoopbackListener(ServeAsync);
    }

    /// <summary>One that answers every request alike.</summary>
    public ChannelServer(ChannelAnswer answer)
        : this((_, _) => answer)
    {
    }

    public ConcurrentQueue<ChannelRequest> Requests { get; } = new();

    public string Url => "http://127.0.0.1:" + _listener.Port;

    /// <summary>A Slack that takes everything, as its API answers.</summary>
    public static ChannelAnswer Slack(ChannelRequest request, int number) => request.Path.StartsWith("/api/", StringComparison.Ordinal)
        ? new ChannelAnswer(200, $"{{\"ok\":true,\"channel\":\"C024BE91L\",\"ts\":\"1764183120.{number:000000}\"}}")
        : new ChannelAnswer(200, "ok");

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        NetworkStream stream = client.GetStream();
        ChannelRequest request = await ReadAsync(stream, stop);
        Requests.Enqueue(request);
        ChannelAnswer answer = _answer(request, Interlocked.Increment(ref _count));
        if (answer.Hangs)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }

        if (answer.Drops)
        {
            client.LingerState = new LingerOption(enable: true, 0);
            return;
        }

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\n{answer.Headers}Connection: close\r\nContent-Length: {body.Length}\r\n\r\n"), stop);
        await stream.WriteAsync(body, stop);
    }

    private static async Task<ChannelRequest> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!(head.Count > 3 && head[^1] == '\n' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                throw new IOException("The client left.");
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        byte[] body = new byte[int.Parse(Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop);
        return new ChannelRequest(lines[0].Split(' ')[1], Header("Authorization") ?? string.Empty, Encoding.UTF8.GetString(body));

        string? Header(string name) => lines.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }
}
