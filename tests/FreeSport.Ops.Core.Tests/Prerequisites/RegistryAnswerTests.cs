using System.Net.Sockets;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

using static FreeSport.Ops.Core.Tests.Support.ScriptedHttp;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>GHCR cannot run here: its documented answers, and those of things that are no registry.</summary>
public sealed class RegistryAnswerTests
{
    private const string Manifest = "/v2/freesport/backend/manifests/1.0";

    private static readonly RegistryLogin Login = new(FsCredentialSource.Parameter, "anna", "ghp_geheim0123456789");

    [Fact]
    public async Task A_token_registry_gives_the_image_to_a_good_login()
    {
        using ScriptedHttp server = Ghcr(token: static _ => Token(), manifest: new(200, Headers: [("Docker-Content-Digest", "sha256:abc")]));

        FsRegistryStatus status = await TestAsync(server, Login);

        Assert.Equal((FsRegistryState.CanPull, FsOutcome.Passed, "sha256:abc"), (status.State, status.Outcome, status.Digest));
        Assert.Contains($"HEAD {Manifest} Bearer token-0123456789", server.Requests);
        Assert.Contains(server.Requests, static r => r.StartsWith("GET /token?service=ghcr.io&account=anna&scope=repository%3Afreesport%2Fbackend%3Apull Basic ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_login_without_the_right_is_told_from_a_wrong_login()
    {
        using ScriptedHttp refuses = Ghcr(token: static _ => Denied(403), manifest: Denied(403));
        using ScriptedHttp forbids = Ghcr(token: static query => query.Contains("scope", StringComparison.Ordinal) ? Denied(403) : Token(), manifest: Denied(403));
        using ScriptedHttp hides = Ghcr(token: static _ => Token(), manifest: Denied(403));

        Assert.Equal(FsRegistryState.LoginRefused, (await TestAsync(refuses, Login)).State);
        Assert.Equal(FsRegistryState.PullDenied, (await TestAsync(forbids, Login)).State);
        FsRegistryStatus hidden = await TestAsync(hides, Login);
        Assert.Equal((FsRegistryState.PullDenied, 403), (hidden.State, hidden.HttpStatus));
        Assert.Contains("requested access to the resource is denied", hidden.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "UNAUTHORIZED", FsRegistryState.LoginMissing, FsOutcome.Failed)]
    [InlineData(404, "NAME_UNKNOWN", FsRegistryState.ImageNotFound, FsOutcome.Failed)]
    [InlineData(404, "MANIFEST_UNKNOWN", FsRegistryState.TagNotFound, FsOutcome.Failed)]
    [InlineData(429, "TOOMANYREQUESTS", FsRegistryState.RateLimited, FsOutcome.Inconclusive)]
    [InlineData(503, "UNAVAILABLE", FsRegistryState.ServerError, FsOutcome.Inconclusive)]
    [InlineData(302, "", FsRegistryState.Unreadable, FsOutcome.Inconclusive)]
    public async Task What_an_anonymous_request_is_told(int status, string code, FsRegistryState state, FsOutcome outcome)
    {
        using ScriptedHttp server = Ghcr(token: static _ => Token(), manifest: new(status, Error(code, code)));

        FsRegistryStatus found = await TestAsync(server, login: null);

        Assert.Equal((state, outcome), (found.State, found.Outcome));
        Assert.NotNull(found.Remedy);
        Assert.NotNull(found.NextCommand);
    }

    [Theory]
    [InlineData(200, "<html>Welcome</html>", null)]
    [InlineData(401, "", null)]
    [InlineData(401, "", "Negotiate")]
    [InlineData(401, "", "Bearer realm=\"ftp://elsewhere\"")]
    [InlineData(404, "", null)]
    [InlineData(301, "", null)]
    public async Task What_is_no_registry_is_never_taken_for_one(int status, string body, string? challenge)
    {
        using ScriptedHttp server = new(_ => new(status, body, challenge is null ? null : [("WWW-Authenticate", challenge)]));

        FsRegistryStatus found = await TestAsync(server, Login);

        Assert.Equal((FsRegistryState.NotRegistry, FsOutcome.Failed), (found.State, found.Outcome));
    }

    [Fact]
    public async Task A_password_is_not_sent_where_anybody_can_read_it()
    {
        using ScriptedHttp server = new(static _ => new(401, Headers: [("WWW-Authenticate", "Bearer realm=\"http://tokens.example/token\"")]));

        FsRegistryStatus found = await TestAsync(server, Login);

        Assert.Equal(FsRegistryState.InsecureLogin, found.State);
        Assert.All(server.Requests, static request => Assert.DoesNotContain("Basic", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_answer_is_not_waited_for()
    {
        using ScriptedHttp server = new(static _ => new(0));

        FsRegistryStatus found = await TestAsync(server, Login, TimeSpan.FromSeconds(1));

        Assert.Equal((FsRegistryState.TimedOut, FsOutcome.Inconclusive), (found.State, found.Outcome));
    }

    [Fact]
    public async Task A_closed_port_refuses() => Assert.Equal(FsRegistryState.Refused, (await TestAsync("127.0.0.1:" + SshServer.FreePort())).State);

    [Theory]
    [InlineData(SocketError.HostNotFound, HttpTrouble.HostNotFound)]
    [InlineData(SocketError.TryAgain, HttpTrouble.HostNotFound)]
    [InlineData(SocketError.NetworkUnreachable, HttpTrouble.Refused)]
    public void A_name_that_means_nothing_is_told_from_a_way_that_is_not_there(SocketError error, object expected) =>
        Assert.Equal(expected, HttpTroubles.Of(new HttpRequestException("failed", new SocketException((int)error))));

    [Fact]
    public void A_certificate_nobody_trusts_is_told_from_both() => Assert.Equal(
        HttpTrouble.Tls, HttpTroubles.Of(new HttpRequestException("failed", new System.Security.Authentication.AuthenticationException("untrusted root"))));

    [Fact]
    public async Task An_identity_token_is_exchanged_and_not_sent_as_a_password()
    {
        using ScriptedHttp server = Ghcr(token: static _ => Token(), manifest: new(200));

        FsRegistryStatus found = await TestAsync(server, new RegistryLogin(FsCredentialSource.DockerConfiguration, string.Empty, "identity-0123456789"));

        Assert.Equal((FsRegistryState.CanPull, (string?)null), (found.State, found.UserName));
        Assert.Contains("POST /token", server.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        string flood = new('x', 3 * 1024 * 1024);
        using ScriptedHttp server = Ghcr(token: _ => new(200, flood), manifest: new(200));

        FsRegistryStatus found = await TestAsync(server, Login);

        Assert.NotEqual(FsOutcome.Passed, found.Outcome);
        Assert.InRange((found.Detail ?? string.Empty).Length, 0, 500);
    }

    private static ScriptedHttp Ghcr(Func<string, Answer> token, Answer manifest)
    {
        return new ScriptedHttp(request => request.Url!.AbsolutePath switch
        {
            "/v2/" => new(401, Error("UNAUTHORIZED", "authentication required"), [("WWW-Authenticate", $"Bearer realm=\"http://{request.Url.Authority}/token\",service=\"ghcr.io\",scope=\"repository:user/image:pull\"")]),
            "/token" => token(request.Url.Query),
            Manifest => manifest,
            _ => new(404, Error("NAME_UNKNOWN", "no such image")),
        });
    }

    private static Answer Token() => new(200, """{"token":"token-0123456789"}""");

    private static Answer Denied(int status) => new(status, Error("DENIED", "requested access to the resource is denied"));

    private static string Error(string code, string message) => $$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}""";

    private static Task<FsRegistryStatus> TestAsync(ScriptedHttp server, RegistryLogin? login, TimeSpan? timeout = null) => TestAsync(server.Host, login, timeout);

    private static Task<FsRegistryStatus> TestAsync(string host, RegistryLogin? login = null, TimeSpan? timeout = null)
    {
        SecretRedactor redactor = new();
        DockerCredentials docker = new(Real.Processes, Real.NoTools, redactor, "/nowhere/config.json");
        return new RegistryProbe(docker, redactor, new RecordingHost()).TestAsync(ImageName.Parse(host + "/freesport/backend:1.0")!, login, timeout ?? TimeSpan.FromSeconds(20), Cancel.Token);
    }
}
