using System.Net;
using System.Net.Sockets;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>Logins and images against the real registry of Debian.</summary>
public sealed class RegistryAccessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new("мой [дом]");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("freesport/backend:1.0", FsRegistryState.CanPull, FsOutcome.Passed)]
    [InlineData("freesport/backend", FsRegistryState.CanPull, FsOutcome.Passed)]
    [InlineData("freesport/backend:2.0", FsRegistryState.TagNotFound, FsOutcome.Failed)]
    [InlineData("freesport/frontend", FsRegistryState.ImageNotFound, FsOutcome.Failed)]
    public async Task An_open_registry_tells_which_images_it_has(string image, FsRegistryState state, FsOutcome outcome)
    {
        using RegistryServer server = await RegistryServer.StartAsync(login: false);

        FsRegistryStatus status = await TestAsync(server.Host + "/" + image);

        Assert.Equal((state, outcome, FsCredentialSource.None), (status.State, status.Outcome, status.CredentialSource));
        Assert.Equal(outcome == FsOutcome.Passed, status.Digest?.StartsWith("sha256:", StringComparison.Ordinal) == true);
        Assert.Equal(outcome == FsOutcome.Passed, status.NextCommand is null);
    }

    [Fact]
    public async Task An_index_without_the_image_behind_it_is_no_image()
    {
        using RegistryServer server = await RegistryServer.StartAsync(login: false);
        using OpsSession session = new(new RecordingHost(), _folder.Path);
        ImageRegistry registry = new(session);
        RegistryImage whole = await registry.FindAsync(ImageName.Parse(server.Host + "/freesport/backend:1.0")!, Cancel.Token);
        await server.PushTornIndexAsync("torn");

        RegistryImage torn = await registry.FindAsync(ImageName.Parse(server.Host + "/freesport/backend:torn")!, Cancel.Token);
        RegistryImage absent = await registry.FindAsync(ImageName.Parse(server.Host + "/freesport/backend:9")!, Cancel.Token);

        Assert.Equal((true, 64), (whole.IsThere, whole.Digest?["sha256:".Length..].Length));
        Assert.Equal((false, false), (torn.IsThere, absent.IsThere));
        Assert.Contains(whole.Digest!, torn.Said, StringComparison.Ordinal);
        Assert.Equal(["1.0", "torn"], (await registry.TagsAsync(ImageName.Parse(server.Host + "/freesport/backend")!, Cancel.Token))!.Order());
    }

    [Fact]
    public async Task A_registry_that_is_down_tells_nothing()
    {
        using OpsSession session = new(new RecordingHost(), _folder.Path);

        RegistryImage unknown = await new ImageRegistry(session).FindAsync(ImageName.Parse("127.0.0.1:1/freesport/backend:1.0")!, Cancel.Token);

        Assert.Equal((null, null), (unknown.IsThere, unknown.Digest));
        Assert.Null(await new ImageRegistry(session).TagsAsync(ImageName.Parse("127.0.0.1:1/freesport/backend")!, Cancel.Token));
    }

    [Fact]
    public async Task Dockers_own_login_is_taken_and_its_secret_never_shown()
    {
        using RegistryServer server = await RegistryServer.StartAsync(login: true);
        string pair = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(RegistryServer.User + ":" + RegistryServer.Password));
        Configure("{\"auths\":{\"https://" + server.Host + "/v1/\":{\"auth\":\"" + pair + "\"}}}");
        SecretRedactor redactor = new();

        FsRegistryStatus status = await TestAsync(server.Host + "/freesport/backend:1.0", redactor: redactor);

        Assert.Equal((FsRegistryState.CanPull, "anna", FsCredentialSource.DockerConfiguration), (status.State, status.UserName, status.CredentialSource));
        Assert.Equal("***", redactor.Redact(RegistryServer.Password));
        Assert.DoesNotContain(RegistryServer.Password, System.Text.Json.JsonSerializer.Serialize(status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_login_the_command_that_logs_in_is_named()
    {
        using RegistryServer server = await RegistryServer.StartAsync(login: true);

        FsRegistryStatus status = await TestAsync(server.Host + "/freesport/backend:1.0");

        Assert.Equal((FsRegistryState.LoginMissing, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal("docker login " + server.Host, status.NextCommand);
    }

    [Fact]
    public async Task A_wrong_password_is_not_mistaken_for_a_missing_image()
    {
        using RegistryServer server = await RegistryServer.StartAsync(login: true);

        FsRegistryStatus status = await TestAsync(server.Host + "/freesport/none", new RegistryLogin(FsCredentialSource.Parameter, "anna", "wrong-password"));

        Assert.Equal((FsRegistryState.LoginRefused, "anna"), (status.State, status.UserName));
    }

    [Fact]
    public async Task A_credential_helper_is_asked_as_docker_asks_it()
    {
        Posix.Require();
        using RegistryServer server = await RegistryServer.StartAsync(login: true);
        Posix.Script(_folder, "bin/docker-credential-пример", $$"""
            read -r server
            [ "$1 $server" = "get {{server.Host}}" ] || { echo "credentials not found in native keychain"; exit 1; }
            printf '{"ServerURL":"%s","Username":"anna","Secret":"{{RegistryServer.Password}}"}' "$server"
            """);
        Configure("""{"credsStore":"пример"}""");

        FsRegistryStatus known = await TestAsync(server.Host + "/freesport/backend:1.0");
        FsRegistryStatus other = await TestAsync("localhost:" + server.Host.Split(':')[1] + "/freesport/backend:1.0");

        Assert.Equal((FsRegistryState.CanPull, FsCredentialSource.CredentialHelper), (known.State, known.CredentialSource));
        Assert.Equal((FsRegistryState.LoginMissing, FsCredentialSource.None), (other.State, other.CredentialSource));
    }

    [Theory]
    [InlineData("{ not json", "")]
    [InlineData("[]", "")]
    [InlineData("""{"auths":{"HOST":{"auth":"???"}}}""", "")]
    [InlineData("""{"auths":{"HOST":{"auth":"bm9jb2xvbg=="}}}""", "")]
    [InlineData("""{"auths":{"HOST":{"auth":"\ud800"}}}""", "")]
    [InlineData("""{"credsStore":"\udc00"}""", "")]
    [InlineData("""{"credHelpers":{"HOST":"half"}}""", "docker-credential-half")]
    [InlineData("""{"credHelpers":{"HOST":"missing"}}""", "docker-credential-missing")]
    [InlineData("""{"credHelpers":{"HOST":"crashes"}}""", "no keychain")]
    [InlineData("""{"credHelpers":{"HOST":"babbles"}}""", "docker-credential-babbles")]
    public async Task A_login_that_cannot_be_read_is_said_and_nobody_is_asked_anonymously(string configuration, string expected)
    {
        Posix.Require();
        using ScriptedHttp server = new(static _ => new(200, "{}"));
        Posix.Script(_folder, "bin/docker-credential-crashes", "echo 'no keychain' >&2; exit 2");
        Posix.Script(_folder, "bin/docker-credential-half", """printf '{"Username":"anna","Secret":"%s"}' '\ud800'""");
        Posix.Script(_folder, "bin/docker-credential-babbles", "echo geheim-babble");
        Configure(configuration.Replace("HOST", server.Host, StringComparison.Ordinal));

        FsRegistryStatus status = await TestAsync(server.Host + "/freesport/backend:1.0");

        Assert.Equal((FsRegistryState.CredentialsUnreadable, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains(expected, status.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-babble", status.Summary + status.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_registry_on_this_machine_may_speak_TLS_with_a_certificate_nobody_knows()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false, tls: true);

        FsRegistryStatus status = await TestAsync(registry.Host + "/freesport/backend:1.0");

        Assert.Equal((FsRegistryState.CanPull, FsOutcome.Passed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_certificate_nobody_knows_is_refused_until_the_engine_is_told_of_it()
    {
        string name = Dns.GetHostName();
        Assert.SkipUnless((await ResolveAsync(name)).Any(IPAddress.IsLoopback), "This machine's name does not lead to loopback.");
        using RegistryServer registry = await RegistryServer.StartAsync(login: false, tls: true);
        string host = name + registry.Host[registry.Host.IndexOf(':')..];
        string image = host + "/freesport/backend:1.0";

        FsRegistryStatus before = await TestAsync(image, engine: new DockerEngineSettings([], [_folder.At("certs.d")]));
        _folder.Write($"certs.d/{host}/ca.crt", await File.ReadAllTextAsync(registry.CertificateFile, Cancel.Token));
        FsRegistryStatus after = await TestAsync(image, engine: new DockerEngineSettings([], [_folder.At("certs.d")]));
        FsRegistryStatus insecure = await TestAsync(image, engine: new DockerEngineSettings([_folder.Write("daemon.json", $$"""{"insecure-registries":["{{host}}"]}""")], []));

        Assert.Equal((FsRegistryState.TlsFailed, FsRegistryState.CanPull, FsRegistryState.CanPull), (before.State, after.State, insecure.State));
        Assert.DoesNotContain("Callback", before.Summary, StringComparison.Ordinal);
    }

    private static async Task<IPAddress[]> ResolveAsync(string name)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(name, AddressFamily.InterNetwork, Cancel.Token) is { Length: > 0 } found ? found : [IPAddress.None];
        }
        catch (SocketException)
        {
            return [IPAddress.None];
        }
    }

    [Fact]
    public async Task A_digest_is_asked_for_and_outweighs_the_tag()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        string digest = (await TestAsync(registry.Host + "/freesport/backend:1.0")).Digest!;
        string missing = "sha256:" + new string('0', 64);

        FsRegistryStatus there = await TestAsync($"{registry.Host}/freesport/backend@{digest}");
        FsRegistryStatus both = await TestAsync($"{registry.Host}/freesport/backend:gone@{digest}");
        FsRegistryStatus absent = await TestAsync($"{registry.Host}/freesport/backend:1.0@{missing}");

        Assert.Equal([FsOutcome.Passed, FsOutcome.Passed, FsOutcome.Failed], new[] { there, both, absent }.Select(static s => s.Outcome));
        Assert.Equal((digest, digest), (there.Digest, both.Digest));
        Assert.Equal(FsRegistryState.TagNotFound, absent.State);
        Assert.Contains(missing, absent.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_login()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        using ScriptedHttp front = new(request => new(307, string.Empty, [("Location", $"http://{registry.Host}{request.Url!.PathAndQuery}")]));

        FsRegistryStatus status = await TestAsync(front.Host + "/freesport/backend:1.0", new RegistryLogin(FsCredentialSource.Parameter, "anna", "geheim"));

        Assert.Equal((FsRegistryState.CanPull, FsOutcome.Passed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task Redirects_without_end_are_no_registry()
    {
        using ScriptedHttp round = new(static request => new(302, string.Empty, [("Location", request.Url!.AbsolutePath + "x")]));

        FsRegistryStatus status = await TestAsync(round.Host + "/freesport/backend:1.0");

        Assert.NotEqual(FsOutcome.Passed, status.Outcome);
    }

    private void Configure(string text) => _folder.Write(".docker/config.json", text);

    private Task<FsRegistryStatus> TestAsync(string image, RegistryLogin? login = null, SecretRedactor? redactor = null, DockerEngineSettings? engine = null)
    {
        redactor ??= new SecretRedactor();
        DockerCredentials docker = new(Real.Processes, new ToolLocator(_folder.At("bin"), untrustedRoot: null), redactor, _folder.At(".docker/config.json"));
        return new RegistryProbe(docker, redactor, new RecordingHost(), engine).TestAsync(ImageName.Parse(image)!, login, Limit, Cancel.Token);
    }
}
