using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A browser without a window, asked through its own protocol. It opens files alone.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TempFolder _profile;
    private readonly ClientWebSocket _socket = new();
    private int _number;

    private Chromium(Process process, TempFolder profile) => (_process, _profile) = (process, profile);

    /// <summary>Gets the absolute path of the browser; null where there is none.</summary>
    public static string? Program { get; } = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(static name => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Where(static f => f.Length > 0).Select(f => Path.Combine(f, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Gets what pages wrote to the console, and what the browser had to say against them.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        TempFolder profile = new();
        ProcessStartInfo start = new(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--user-data-dir=" + profile.Path, "--remote-debugging-port=0", "about:blank" })
        {
            start.ArgumentList.Add(argument);
        }

        Chromium browser = new(Process.Start(start)!, profile);
        Uri address = await browser.AddressAsync(cancellationToken);
        using HttpClient http = new();
        JsonArray pages = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{address.Port}/json/list"), cancellationToken))!.AsArray();
        await browser._socket.ConnectAsync(new Uri((string)pages.First(static p => (string?)p!["type"] == "page")!["webSocketDebuggerUrl"]!), cancellationToken);
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await browser.SendAsync(domain + ".enable", [], cancellationToken);
        }

        return browser;
    }

    /// <summary>Opens a file in a window of this width.</summary>
    public async Task OpenAsync(string file, int width, string scheme, CancellationToken cancellationToken)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 }, cancellationToken);
        await SendAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) }, cancellationToken);
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri }, cancellationToken, until: "Page.loadEventFired");
    }

    /// <summary>Asks the page, whatever it forbids scripts of its own.</summary>
    public async Task<JsonNode?> AskAsync(string expression, CancellationToken cancellationToken)
    {
        JsonObject answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true }, cancellationToken);
        return answer["exceptionDetails"] is { } thrown ? throw new InvalidOperationException(thrown.ToJsonString()) : answer["result"]!["value"];
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _profile.Dispose();
    }

    // The browser says where it listens, in a line of its own.
    private async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Split(' ')[^1] is { } last && last.StartsWith("ws://", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Uri(last);
            }
        }

        throw new InvalidOperationException("The browser ended before it listened.");
    }

    private async Task<JsonObject> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken, string? until = null)
    {
        int id = ++_number;
        byte[] message = Encoding.UTF8.GetBytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString());
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        JsonObject? answer = null;
        while (answer is null || until is not null)
        {
            JsonObject heard = await HearAsync(cancellationToken);
            string? said = (string?)heard["method"];
            if (said is "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown")
            {
                Complaints.Add(heard["params"]!.ToJsonString());
            }
            else if (said == "Network.requestWillBeSent" && (string)heard["params"]!["request"]!["url"]! is { } url && !url.StartsWith("file:", StringComparison.Ordinal))
            {
                Complaints.Add("asks for " + url);
            }

            answer = (int?)heard["id"] == id ? heard["result"] as JsonObject ?? throw new InvalidOperationException(heard.ToJsonString()) : answer;
            until = said == until ? null : until;
        }

        return answer;
    }

    private async Task<JsonObject> HearAsync(CancellationToken cancellationToken)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellationToken);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(whole.ToArray())!.AsObject();
    }
}
