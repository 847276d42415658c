using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>An HTTP server on loopback that answers as a test says, for services that cannot run here.</summary>
internal sealed class ScriptedHttp : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerRequest, Answer> _script;

    public ScriptedHttp(Func<HttpListenerRequest, Answer> script)
    {
        _script = script;
        (_listener, Host) = Listen();
        _ = ServeAsync();
    }

    public string Host { get; }

    /// <summary>Gets method, path, query and authorization of each request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => _listener.Close();

    // Another test may take the free port before it is listened at.
    private static (HttpListener Listener, string Host) Listen()
    {
        for (int attempt = 0; ; attempt++)
        {
            string host = "localhost:" + SshServer.FreePort();
            HttpListener listener = new();
            listener.Prefixes.Add($"http://{host}/");
            try
            {
                listener.Start();
                return (listener, host);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Requests.Enqueue($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery} {context.Request.Headers["Authorization"]}".Trim());
            Answer answer = _script(context.Request);
            if (answer.Status == 0)
            {
                // A server that hangs: the connection stays open until the listener closes.
                continue;
            }

            context.Response.StatusCode = answer.Status;
            foreach ((string name, string value) in answer.Headers ?? [])
            {
                context.Response.AddHeader(name, value);
            }

            byte[] body = context.Request.HttpMethod == "HEAD" ? [] : Encoding.UTF8.GetBytes(answer.Body);
            context.Response.Close(body, willBlock: false);
        }
    }

    /// <param name="Status">The HTTP status; 0 never answers.</param>
    /// <param name="Body">The text.</param>
    /// <param name="Headers">The headers.</param>
    internal sealed record Answer(int Status, string Body = "", (string Name, string Value)[]? Headers = null);
}
