using System.Net;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A GitHub that answers what a test puts at an address, and 404 elsewhere.</summary>
internal sealed class ScriptedGitHub : IDisposable
{
    public const string Token = "ghp_0123456789abcdefghij";

    private readonly Dictionary<string, ScriptedHttp.Answer> _answers = new(StringComparer.Ordinal);
    private readonly ScriptedHttp _server;

    public ScriptedGitHub() => _server = new ScriptedHttp(Answer);

    public string Api => $"http://{_server.Host}/";

    public IEnumerable<string> Requests => _server.Requests.Select(static r => r.Replace(" Bearer " + Token, string.Empty, StringComparison.Ordinal));

    /// <summary>Puts an answer at an address below <c>repos/acme/shop/</c>, or at one from the root with a leading slash.</summary>
    public ScriptedGitHub At(string path, object body, params (string Name, string Value)[] headers) => At(path, 200, body, headers);

    public ScriptedGitHub At(string path, int status, object? body = null, params (string Name, string Value)[] headers)
    {
        string at = path.StartsWith('/') ? path : ("/repos/acme/shop/" + path).TrimEnd('/');
        _answers[at] = new(status, JsonSerializer.Serialize(body ?? new { message = "Not Found" }), [("Content-Type", "application/json; charset=utf-8"), .. headers]);
        return this;
    }

    public GitHubClient Client(RecordingHost host) => new(
        new GitHubAddress(new Uri(Api), "localhost", "acme", "shop"),
        new GitHubToken(FsGitHubTokenSource.Parameter, Token),
        new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask },
        host);

    public void Dispose() => _server.Dispose();

    private ScriptedHttp.Answer Answer(HttpListenerRequest request) =>
        _answers.TryGetValue(request.Url!.AbsolutePath, out ScriptedHttp.Answer? answer)
            ? answer
            : new(404, """{"message":"Not Found"}""", [("Content-Type", "application/json; charset=utf-8")]);
}
