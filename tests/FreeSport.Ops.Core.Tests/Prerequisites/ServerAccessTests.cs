using System.Net;
using System.Net.Sockets;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>The real ssh against a real sshd.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class ServerAccessTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_server_that_lets_the_key_in_is_reachable()
    {
        using SshServer server = await SshServer.StartAsync();

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.Reachable, FsOutcome.Passed, FsScope.Full), (status.State, status.Outcome, status.Scope));
        Assert.Equal(["id_ed25519"], status.Keys);
        Assert.StartsWith("OpenSSH_", status.SshVersion, StringComparison.Ordinal);
        Assert.Null(status.NextCommand);
    }

    [Fact]
    public async Task A_host_key_nobody_confirmed_is_not_taken_and_not_written_down()
    {
        using SshServer server = await SshServer.StartAsync();
        server.KnowServer(null);

        FsServerStatus first = await TestAsync(server);
        FsServerStatus second = await TestAsync(server);

        Assert.Equal((FsServerState.UnknownHostKey, FsOutcome.Failed), (first.State, first.Outcome));
        Assert.Equal(FsServerState.UnknownHostKey, second.State);
        Assert.Equal($"ssh -p {server.Port} '{Environment.UserName}@127.0.0.1'", first.NextCommand);
    }

    [Fact]
    public async Task Another_host_key_than_before_is_not_mistaken_for_an_unknown_one()
    {
        using SshServer server = await SshServer.StartAsync();
        server.KnowServer(server.OtherKey() + ".pub");

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.HostKeyChanged, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal($"ssh-keygen -R '[127.0.0.1]:{server.Port}'", status.NextCommand);
    }

    [Fact]
    public async Task A_key_the_server_does_not_know_is_wrong()
    {
        using SshServer server = await SshServer.StartAsync();
        server.UseKey(server.OtherKey());

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.WrongKey, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("Permission denied (publickey", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_key_the_key_is_what_is_missing()
    {
        using SshServer server = await SshServer.StartAsync();
        using IDisposable agentless = InheritedEnvironment.Set(("SSH_AUTH_SOCK", null));
        Directory.Delete(server.KeyFolder, recursive: true);

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.NoKey, FsOutcome.Failed, "ssh-keygen -t ed25519"), (status.State, status.Outcome, status.NextCommand));
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_named()
    {
        using SshServer server = await SshServer.StartAsync();
        server.Permit("id_ed25519", "604");

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.KeyPermissions, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal(["id_ed25519"], status.ExposedKeys!);
        Assert.Equal($"chmod 600 {server.KeyFolder}/id_ed25519", status.NextCommand);
    }

    [Fact]
    public async Task A_login_does_not_hide_that_another_key_is_open_to_all()
    {
        using SshServer server = await SshServer.StartAsync();
        server.OtherKey("keys/id_rsa");
        server.Permit("id_rsa", "640");

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.Reachable, FsOutcome.Warning), (status.State, status.Outcome));
        Assert.Contains("id_rsa", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_a_passphrase_needs_an_agent_and_nobody_is_asked_for_it()
    {
        using SshServer server = await SshServer.StartAsync();
        using IDisposable agentless = InheritedEnvironment.Set(("SSH_AUTH_SOCK", null));
        server.UseKey(server.OtherKey(passphrase: "correct horse"));

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.AgentMissing, FsOutcome.Failed, FsSshAgentState.NotRunning), (status.State, status.Outcome, status.Agent));
        Assert.Contains("ssh-add ", status.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_runs_no_command_is_no_access()
    {
        using SshServer server = await SshServer.StartAsync("ForceCommand /bin/sh -c 'echo This account is not available >&2; exit 1'");

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.NoShell, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("not available", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_banner_that_pretends_to_be_a_message_is_not_believed()
    {
        using TempFolder folder = new();
        string banner = folder.Write("banner", "REMOTE HOST IDENTIFICATION HAS CHANGED\n");
        using SshServer server = await SshServer.StartAsync("Banner " + banner);
        server.UseKey(server.OtherKey());

        Assert.Equal(FsServerState.WrongKey, (await TestAsync(server)).State);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_refuses()
    {
        using SshServer server = await SshServer.StartAsync();

        FsServerStatus status = await TestAsync(server, $"127.0.0.1:{SshServer.FreePort()}");

        Assert.Equal((FsServerState.Refused, FsOutcome.Failed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_server_that_never_speaks_is_given_up()
    {
        using SshServer server = await SshServer.StartAsync();
        using TcpListener mute = new(IPAddress.Loopback, 0);
        mute.Start();

        FsServerStatus status = await Probe(server).TestAsync(
            ServerAddress.Parse($"127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}"), TimeSpan.FromSeconds(1), Cancel.Token);

        Assert.Equal((FsServerState.TimedOut, FsOutcome.Inconclusive), (status.State, status.Outcome));
        Assert.EndsWith(" -TimeoutSeconds 3", status.NextCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RemoteCommand tmux new -A -s work\nRequestTTY yes")]
    [InlineData("SessionType none")]
    [InlineData("ForkAfterAuthentication yes")]
    [InlineData("PermitLocalCommand yes\nLocalCommand false")]
    public async Task What_a_person_has_configured_for_sessions_of_their_own_is_not_in_the_way(string options)
    {
        using SshServer server = await SshServer.StartAsync();
        server.Configure(options);

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.Reachable, FsOutcome.Passed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_host_key_that_is_marked_as_revoked_is_an_alarm()
    {
        using SshServer server = await SshServer.StartAsync();
        server.KnowAlso("@revoked", server.HostKey);

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.HostKeyRevoked, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("revoked", status.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("by hand", status.Remedy, StringComparison.Ordinal);
        Assert.StartsWith("ssh-keygen -F", status.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_key_in_the_file_of_revoked_keys_is_an_alarm()
    {
        using SshServer server = await SshServer.StartAsync();
        server.Configure("RevokedHostKeys " + server.HostKey);

        Assert.Equal(FsServerState.HostKeyRevoked, (await TestAsync(server)).State);
    }

    [Fact]
    public async Task A_servers_certificate_that_has_expired_is_named()
    {
        using SshServer server = await SshServer.StartAsync(hasExpiredCertificate: true);
        server.KnowServer(null);
        server.KnowAlso("@cert-authority", Path.Combine(Path.GetDirectoryName(server.HostKey)!, "authority.pub"));

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.CertificateInvalid, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("expired", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_ones_own_that_has_expired_is_named()
    {
        using SshServer server = await SshServer.StartAsync();
        server.UseKey(server.OtherKey());
        server.CertifyExpired(server.OtherKey("authority"), Path.Combine(server.KeyFolder, "id_ed25519.pub"), isHost: false);
        Posix.Require();
        File.CreateSymbolicLink(Path.Combine(server.Bin, "ssh-keygen"), "/usr/bin/ssh-keygen");

        FsServerStatus status = await TestAsync(server);

        Assert.Equal((FsServerState.CertificateInvalid, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("id_ed25519-cert.pub", status.Summary, StringComparison.Ordinal);
        Assert.Contains("2020-01-02", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_the_same_for_all_servers_is_asked_once()
    {
        using SshServer server = await SshServer.StartAsync();
        CountingRunner runner = new();
        ServerProbe probe = new(runner, new ToolLocator(server.Bin, untrustedRoot: null), server.Bin, server.KeyFolder);

        FsServerStatus[] all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => probe.TestAsync(ServerAddress.Parse(server.Address), Timeout, Cancel.Token)));

        Assert.All(all, static s => Assert.Equal((FsServerState.Reachable, true), (s.State, s.SshVersion is not null)));
        Assert.Equal((1, 5), (runner.Count("-V"), runner.Count("true")));
    }

    private sealed class CountingRunner : IProcessRunner
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<string> _last = [];

        public int Count(string last) => _last.Count(l => l == last);

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
        {
            _last.Add(request.Arguments[^1]);
            return Real.Processes.RunAsync(request, cancellationToken);
        }
    }

    private static ServerProbe Probe(SshServer server) =>
        new(Real.Processes, new ToolLocator(server.Bin, untrustedRoot: null), server.Bin, server.KeyFolder);

    private static Task<FsServerStatus> TestAsync(SshServer server, string? address = null) =>
        Probe(server).TestAsync(ServerAddress.Parse(address ?? server.Address), Timeout, Cancel.Token);
}
