using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What cannot be had from a server on this machine: ssh's other words, and programs that misbehave.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class ServerProbeTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("echo 'ssh: Could not resolve hostname prod: Name or service not known' >&2; exit 255", FsServerState.HostNotFound, FsOutcome.Failed)]
    [InlineData("echo 'ssh: connect to host prod port 22: No route to host' >&2; exit 255", FsServerState.Unreachable, FsOutcome.Failed)]
    [InlineData("echo 'ssh: connect to host prod port 22: Connection timed out' >&2; exit 255", FsServerState.TimedOut, FsOutcome.Inconclusive)]
    [InlineData("echo 'kex_exchange_identification: Connection closed by remote host' >&2; exit 255", FsServerState.Unreadable, FsOutcome.Inconclusive)]
    [InlineData("exit 255", FsServerState.Unreadable, FsOutcome.Inconclusive)]
    [InlineData("kill -9 $$", FsServerState.Unreadable, FsOutcome.Inconclusive)]
    [InlineData("head -c 1500000 /dev/zero; exit 255", FsServerState.Unreadable, FsOutcome.Inconclusive)]
    public async Task What_ssh_says_decides(string body, FsServerState state, FsOutcome outcome)
    {
        using TempFolder folder = new("папка [1]");
        Posix.Script(folder, "bin/ssh", body);

        FsServerStatus status = await Probe(folder).TestAsync(ServerAddress.Parse("deploy@prod"), Timeout, Cancel.Token);

        Assert.Equal((state, outcome), (status.State, status.Outcome));
        Assert.NotNull(status.Remedy);
        Assert.NotNull(status.NextCommand);
    }

    [Theory]
    [InlineData(0, FsSshAgentState.HoldsKeys, FsServerState.NoServer, FsOutcome.Inconclusive)]
    [InlineData(1, FsSshAgentState.Empty, FsServerState.NoKey, FsOutcome.Failed)]
    [InlineData(2, FsSshAgentState.NotRunning, FsServerState.NoKey, FsOutcome.Failed)]
    [InlineData(77, FsSshAgentState.Unknown, FsServerState.NoServer, FsOutcome.Inconclusive)]
    public async Task Without_a_server_only_this_machine_is_judged_and_never_passes(int exitCode, FsSshAgentState agent, FsServerState state, FsOutcome outcome)
    {
        using TempFolder folder = new();
        using IDisposable socket = InheritedEnvironment.Set(("SSH_AUTH_SOCK", folder.At("agent")));
        Posix.Script(folder, "bin/ssh", "exit 0");
        Posix.Script(folder, "bin/ssh-add", "exit " + exitCode);

        FsServerStatus status = await Probe(folder).TestAsync(server: null, Timeout, Cancel.Token);

        Assert.Equal((agent, state, outcome, FsScope.Partial), (status.Agent, status.State, status.Outcome, status.Scope));
        Assert.NotNull(status.NextCommand);
    }

    [Fact]
    public async Task Without_ssh_that_is_what_is_missing()
    {
        using TempFolder folder = new();

        FsServerStatus status = await Probe(folder).TestAsync(ServerAddress.Parse("prod"), Timeout, Cancel.Token);

        Assert.Equal((FsServerState.SshMissing, FsOutcome.Failed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task Ssh_is_told_never_to_ask()
    {
        using TempFolder folder = new();
        Posix.Script(folder, "bin/ssh", $"printf '%s\\n' \"$@\" >> '{folder.At("asked")}'");

        await Probe(folder).TestAsync(ServerAddress.Parse("deploy@prod:2222"), TimeSpan.FromSeconds(7), Cancel.Token);

        string[] asked = await File.ReadAllLinesAsync(folder.At("asked"), Cancel.Token);
        Assert.Superset(
            new HashSet<string> { "BatchMode=yes", "ConnectTimeout=7", "StrictHostKeyChecking=yes", "NumberOfPasswordPrompts=0", "ControlPath=none", "-T" },
            asked.ToHashSet());
        Assert.Contains("-p\n2222\n--\ndeploy@prod\ntrue", string.Join('\n', asked), StringComparison.Ordinal);
        Assert.DoesNotContain(asked, static a => a.StartsWith("UserKnownHostsFile", StringComparison.OrdinalIgnoreCase));
    }

    private static ServerProbe Probe(TempFolder folder) =>
        new(Real.Processes, new ToolLocator(folder.At("bin"), untrustedRoot: null), folder.Path, folder.At("keys"));
}
