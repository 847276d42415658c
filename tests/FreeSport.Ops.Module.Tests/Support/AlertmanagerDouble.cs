using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>An Alertmanager on loopback that has no alerts and takes every silence, where only what a cmdlet says counts.</summary>
internal sealed class AlertmanagerDouble : IDisposable
{
    private const string Id = "0b6a5f2e-8a58-4a3c-9f5e-0d2a4c1b7e11";

    private readonly HttpListener _listener = new();
    private string _silence = string.Empty;

    public AlertmanagerDouble()
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = "http://127.0.0.1:" + ((IPEndPoint)free.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public void Dispose() => _listener.Close();

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

            using StreamReader body = new(context.Request.InputStream);
            byte[] answer = Encoding.UTF8.GetBytes(Answer(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, await body.ReadToEndAsync()));
            context.Response.ContentType = "application/json";
            context.Response.Close(answer, willBlock: false);
        }
    }

    private string Answer(string method, string path, string body)
    {
        switch (method, path)
        {
            case ("POST", "/api/v2/silences"):
                _silence = body.TrimEnd('}') + $",\"id\":\"{Id}\",\"status\":{{\"state\":\"active\"}}}}";
                return $"{{\"silenceID\":\"{Id}\"}}";
            case ("DELETE", _):
                _silence = string.Empty;
                return string.Empty;
            case ("GET", "/api/v2/silence/" + Id):
                return _silence;
            case ("GET", "/api/v2/silences"):
                return "[" + _silence + "]";
            default:
                return "[]";
        }
    }
}
