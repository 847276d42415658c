using System.Collections.Concurrent;
using System.Net;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.GitHub;

/// <summary>The transport: what is repeated, what is waited for, what each refusal is called.</summary>
public sealed class GitHubClientTests : IDisposable
{
    private static readonly (string Name, string Value)[] Json = [("Content-Type", "application/json; charset=utf-8")];

    private readonly RecordingHost _host = new();
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly Queue<Func<HttpListenerRequest, ScriptedHttp.Answer>> _answers = new();
    private readonly ScriptedHttp _server;

    public GitHubClientTests() => _server = new ScriptedHttp(request => _answers.Count > 1 ? _answers.Dequeue()(request) : _answers.Peek()(request));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Asks_as_GitHub_wants_to_be_asked()
    {
        HttpListenerRequest? seen = null;
        Say(request =>
        {
            seen = request;
            return Ok("""{"login":"octocat"}""");
        });

        User? user = (await Client().GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token)).Body;

        Assert.Equal("octocat", user!.Login);
        Assert.Equal("Bearer token-0123456789", seen!.Headers["Authorization"]);
        Assert.Equal("2022-11-28", seen.Headers["X-GitHub-Api-Version"]);
        Assert.StartsWith("application/vnd.github+json,", seen.Headers["Accept"], StringComparison.Ordinal);
        Assert.StartsWith("FreeSport.Ops", seen.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    public async Task Sends_JSON(string method)
    {
        (string? type, string body) = (null, string.Empty);
        Say(request =>
        {
            (type, body) = (request.ContentType, new StreamReader(request.InputStream).ReadToEnd());
            return new(204);
        });
        using GitHubClient client = Client();
        object content = new { KeyId = "1", Empty = (string?)null };
        Uri path = GitHubPath.Of($"repos/acme/shop/environments/{"a/b"}/secrets/X");

        await (method switch
        {
            "PUT" => client.PutAsync<object>(path, content, "X", Cancel.Token),
            "PATCH" => client.PatchAsync(path, content, "X", Cancel.Token),
            _ => client.PostAsync<object>(path, content, "X", Cancel.Token),
        });

        Assert.Equal("application/json; charset=utf-8", type);
        Assert.Equal("""{"key_id":"1"}""", body);
        Assert.StartsWith(method + " /repos/acme/shop/environments/a%2Fb/secrets/X", _server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Repeats_what_a_server_fault_took_away(int status)
    {
        Say(_ => new(status));
        Say(_ => new(status));
        Say(_ => Ok("""{"login":"octocat"}"""));

        Assert.Equal("octocat", (await Client().GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token)).Body!.Login);

        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)], _waits);
    }

    [Fact]
    public async Task Never_repeats_a_post_that_may_have_been_carried_out()
    {
        Say(_ => new(502));

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => Client().PostAsync<object>(GitHubPath.Of($"dispatches"), new { }, "the dispatch", Cancel.Token));

        Assert.Equal("GitHubUnavailable", failed.Failure.ErrorId);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("GET", 403)]
    [InlineData("POST", 403)]
    [InlineData("POST", 429)]
    public async Task Waits_as_long_as_GitHub_asks(string method, int status)
    {
        Say(_ => new(status, """{"message":"You have exceeded a secondary rate limit."}""", [.. Json, ("Retry-After", "17")]));
        Say(_ => Ok("""{"login":"octocat"}"""));
        using GitHubClient client = Client();

        await (method == "GET" ? client.GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token) : client.PostAsync<User>(GitHubPath.Of($"user"), null, "the user", Cancel.Token));

        Assert.Equal([TimeSpan.FromSeconds(17)], _waits);
        Assert.Contains("17", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_the_reset_by_the_servers_clock()
    {
        DateTimeOffset server = new(2020, 1, 1, 12, 0, 0, TimeSpan.Zero);
        string reset = server.AddSeconds(40).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Say(_ => new(403, """{"message":"API rate limit exceeded"}""", [.. Json, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset), ("Date", server.ToString("r"))]));
        Say(_ => Ok("{}"));

        await Client().PostAsync<User>(GitHubPath.Of($"user"), null, "the user", Cancel.Token);

        Assert.Equal([TimeSpan.FromSeconds(41)], _waits);
    }

    [Fact]
    public async Task Says_when_it_may_be_asked_again_instead_of_waiting_for_hours()
    {
        Say(_ => new(429, """{"message":"Too many requests"}""", [.. Json, ("Retry-After", "7200")]));

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => Client().GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token));

        Assert.Equal("GitHubRateLimited", failed.Failure.ErrorId);
        Assert.Empty(_waits);
    }

    [Theory]
    [InlineData(401, "GitHubTokenRefused")]
    [InlineData(403, "GitHubForbidden")]
    [InlineData(404, "GitHubNotFound")]
    [InlineData(409, "GitHubConflict")]
    [InlineData(410, "GitHubGone")]
    [InlineData(418, "GitHubRefused")]
    [InlineData(422, "GitHubRejected")]
    [InlineData(500, "GitHubUnavailable")]
    [InlineData(302, "GitHubAnswerUnreadable")]
    public async Task Names_each_refusal_with_GitHubs_words_and_what_would_do(int status, string errorId)
    {
        Say(_ => new(status, """{"message":"No luck","errors":[{"resource":"Secret","field":"value","code":"too_long"},"second"]}""", [.. Json, ("X-Accepted-GitHub-Permissions", "secrets=write"), ("Location", "http://elsewhere.example/")]));

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => Client().GetAsync<User>(GitHubPath.Of($"user"), "the secret API_KEY", Cancel.Token));

        Assert.Equal(errorId, failed.Failure.ErrorId);
        Assert.Contains("the secret API_KEY", failed.Failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(string.Empty, failed.Failure.Remedy);
        Assert.DoesNotContain("token-0123456789", failed.Failure.FullMessage, StringComparison.Ordinal);
        if (status is 403 or 404)
        {
            Assert.Contains("secrets=write", failed.Failure.Remedy, StringComparison.Ordinal);
        }

        if (status is not (500 or 302 or 404))
        {
            Assert.Contains("No luck", failed.Failure.Message, StringComparison.Ordinal);
        }

        if (status is 422)
        {
            Assert.Contains("Secret value too_long; second", failed.Failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Invalid request.\n\n\"return_run_details\" is not a permitted key.", "Invalid request. \"return_run_details\" is not a permitted key.")]
    [InlineData("Validation Failed\r\nThe branch is locked.", "Validation Failed The branch is locked.")]
    public async Task A_refusal_of_several_lines_keeps_its_reason(string message, string told)
    {
        Say(_ => new(422, System.Text.Json.JsonSerializer.Serialize(new { message }), Json));

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => Client().PostAsync<User>(GitHubPath.Of($"dispatches"), new { }, "the dispatch", Cancel.Token));

        Assert.Contains(told, failed.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"login":""", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("<html>Sign in to the proxy</html>", "text/html")]
    [InlineData("", "application/json")]
    public async Task An_answer_that_is_not_GitHubs_is_a_failure(string body, string type)
    {
        Say(_ => new(200, body, [("Content-Type", type)]));

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => Client().GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token));

        Assert.Equal("GitHubAnswerUnreadable", failed.Failure.ErrorId);
    }

    [Fact]
    public async Task Asks_a_second_time_only_whether_it_changed()
    {
        Say(_ => new(200, """{"login":"octocat"}""", [.. Json, ("ETag", "W/\"abc\"")]));
        Say(request => request.Headers["If-None-Match"] == "W/\"abc\"" ? new(304) : new(500));
        using GitHubClient client = Client();
        await client.GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token);

        GitHubAnswer<User> second = await client.GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token);

        Assert.True(second.IsUnchanged);
        Assert.Equal("octocat", second.Body!.Login);
    }

    [Fact]
    public async Task Reads_every_page_without_following_the_answers_address()
    {
        Say(_ => new(200, """[{"login":"a"},{"login":"b"}]""", [.. Json, ("Link", "<https://elsewhere.example/?page=2>; rel=\"next\"")]));
        Say(_ => new(200, """[{"login":"c"}]""", Json));

        IReadOnlyList<User> all = await Client().GetAllAsync<List<User>, User>(GitHubPath.Of($"users"), 2, static p => p, "the users", Cancel.Token);

        Assert.Equal(["a", "b", "c"], all.Select(static u => u.Login));
        Assert.EndsWith("/users?per_page=2&page=2 Bearer token-0123456789", _server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_on_a_server_that_does_not_answer()
    {
        Say(_ => new(0));
        using GitHubClient client = Client(new GitHubPatience { RequestTimeout = TimeSpan.FromMilliseconds(200), Repeats = 1 });

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => client.GetAsync<User>(GitHubPath.Of($"user"), "the user", Cancel.Token));

        Assert.Equal("GitHubTimedOut", failed.Failure.ErrorId);
    }

    [Fact]
    public async Task Stops_at_once_when_it_is_told()
    {
        Say(_ => new(0));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task asked = Client().GetAsync<User>(GitHubPath.Of($"user"), "the user", stop.Token);
        await Until.TrueAsync(() => !_server.Requests.IsEmpty, "the request is there");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static ScriptedHttp.Answer Ok(string body) => new(200, body, Json);

    private void Say(Func<HttpListenerRequest, ScriptedHttp.Answer> answer) => _answers.Enqueue(answer);

    private GitHubClient Client(GitHubPatience? patience = null) => new(
        new GitHubAddress(new Uri($"http://{_server.Host}/"), "localhost", "acme", "shop"),
        new GitHubToken(FsGitHubTokenSource.Parameter, "token-0123456789"),
        (patience ?? new GitHubPatience()) with
        {
            DelayAsync = (time, _) =>
            {
                _waits.Enqueue(time);
                return Task.CompletedTask;
            },
        },
        _host);

    private sealed class User
    {
        public string Login { get; set; } = string.Empty;
    }
}
