using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;


namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Slack as npm's emulate knows it, on loopback. It takes whatever token comes, and everything in any length.</summary>
internal sealed class SlackEmulator : IDisposable
{
    /// <summary>The id of the channel that every message of a test goes to.</summary>
    public const string Channel = "C000000001";

    private readonly HttpClient _http = new();
    private readonly Process _daemon;

    private SlackEmulator(string node, string program)
    {
        int port = SshServer.FreePort();
        Url = $"http://localhost:{port}";
        _daemon = Process.Start(new ProcessStartInfo(node, [program, "start", "--service", "slack", "--port", $"{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _daemon.BeginOutputReadLine();
        _daemon.BeginErrorReadLine();
    }

    /// <summary>Gets where it answers, without a slash at its end.</summary>
    public string Url { get; }

    public static async Task<SlackEmulator> StartAsync()
    {
        string program = Path.Combine(Sources.Root, "tests", "components", "emulate", "node_modules", "emulate", "dist", "index.js");
        string? node = Real.Tools.Find("node");
        Assert.SkipWhen(node is null, "There is no node on PATH.");
        Assert.SkipUnless(File.Exists(program), "There is no emulate in tests/components/emulate (tests/components/install.sh brings it where npm is).");
        SlackEmulator slack = new(node, program);
        await Until.TrueAsync(async () => slack._daemon.HasExited || await slack.IsReadyAsync(), "emulate is ready");
        Assert.False(slack._daemon.HasExited, "emulate ended.");
        return slack;
    }

    /// <summary>The messages of the channel, or of a thread with the message it hangs on, oldest first.</summary>
    public async Task<JsonElement[]> MessagesAsync(string? thread = null)
    {
        JsonElement answer = await AskAsync(thread is null ? "conversations.history" : "conversations.replies", new { channel = Channel, ts = thread });
        return [.. answer.GetProperty("messages").EnumerateArray().OrderBy(static m => m.GetProperty("ts").GetString(), StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
        _daemon.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await AskAsync("auth.test", new { })).GetProperty("ok").GetBoolean();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<JsonElement> AskAsync(string method, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{Url}/api/{method}") { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-of-the-test");
        using HttpResponseMessage answer = await _http.SendAsync(request, Cancel.Token);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel.Token)).RootElement;
    }
}
