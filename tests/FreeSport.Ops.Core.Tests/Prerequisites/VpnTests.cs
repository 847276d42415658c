using System.Net;
using System.Net.Sockets;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Network;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>The VPN as an interface, a way and a host; on a made-up machine, and on this one's loopback.</summary>
public sealed class VpnTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly IPAddress Office = IPAddress.Parse("10.20.3.4");
    private static readonly IPAddress Home = IPAddress.Parse("192.168.1.5");

    private static readonly NetworkAdapter[] Machine =
    [
        new("Ethernet", "Intel", IsUp: true, [Home]),
        new("Подключение 2", "WireGuard Tunnel", IsUp: true, [Office]),
        new("old0", "TAP-Windows Adapter V9", IsUp: false, []),
    ];

    [Theory]
    [InlineData("Подключение*", null, FsVpnState.Connected, FsOutcome.Passed)]
    [InlineData("wireguard*", null, FsVpnState.Connected, FsOutcome.Passed)]
    [InlineData("tap-windows*", null, FsVpnState.InterfaceDown, FsOutcome.Failed)]
    [InlineData("wg0", null, FsVpnState.InterfaceMissing, FsOutcome.Failed)]
    [InlineData("wireguard*", "10.20.0.0/16", FsVpnState.Connected, FsOutcome.Passed)]
    [InlineData("Ethernet", "10.20.0.0/16", FsVpnState.NoRoute, FsOutcome.Failed)]
    [InlineData(null, "10.20.0.0/16", FsVpnState.Connected, FsOutcome.Passed)]
    [InlineData(null, "10.99.0.0/16", FsVpnState.NoRoute, FsOutcome.Failed)]
    [InlineData(null, "10.98.0.0/16", FsVpnState.NoRoute, FsOutcome.Failed)]
    [InlineData(null, null, FsVpnState.Unknown, FsOutcome.Inconclusive)]
    [InlineData(null, "not a network", FsVpnState.Unknown, FsOutcome.Inconclusive)]
    public async Task What_is_configured_must_be_there(string? name, string? route, FsVpnState state, FsOutcome outcome)
    {
        FsVpnStatus status = await new VpnProbe(new VpnDefinition(name, route, Probe: null), static () => Machine, Way, static _ => Home).TestAsync(Limit, Cancel.Token);

        Assert.Equal((state, outcome), (status.State, status.Outcome));
        Assert.Equal(outcome == FsOutcome.Passed, status.NextCommand is null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wireguard*")]
    public async Task A_way_over_an_interface_that_is_down_is_no_VPN(string? name)
    {
        NetworkAdapter[] machine = [Machine[0], Machine[1] with { IsUp = false }];

        FsVpnStatus status = await new VpnProbe(new VpnDefinition(name, "10.20.0.0/16", Probe: null), () => machine, Way, static _ => Home).TestAsync(Limit, Cancel.Token);

        Assert.Equal((FsVpnState.InterfaceDown, FsOutcome.Failed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_host_behind_the_VPN_takes_the_connection_or_refuses_it()
    {
        using TcpListener host = new(IPAddress.Loopback, 0);
        host.Start();
        int port = ((IPEndPoint)host.LocalEndpoint).Port;

        Assert.Equal(FsVpnState.Connected, (await ProbeAsync("127.0.0.1:" + port)).State);
        host.Stop();
        FsVpnStatus refused = await ProbeAsync("127.0.0.1:" + port);
        Assert.Equal((FsVpnState.ProbeRefused, FsOutcome.Failed), (refused.State, refused.Outcome));
        Assert.NotEqual(FsOutcome.Passed, (await ProbeAsync("127.0.0.1:99999")).Outcome);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_not_waited_for()
    {
        // The queue of a listener that never accepts is soon full; what comes then hangs.
        using Socket deaf = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        string address = deaf.LocalEndPoint!.ToString()!;
        List<TcpClient> waiting = [];
        FsVpnStatus? silent = null;
        while (waiting.Count < 16 && silent is not { State: FsVpnState.ProbeTimedOut })
        {
            TcpClient client = new();
            waiting.Add(client);
            _ = client.ConnectAsync(IPEndPoint.Parse(address), Cancel.Token).AsTask();
            silent = await ProbeAsync(address, TimeSpan.FromMilliseconds(500));
        }

        waiting.ForEach(static c => c.Dispose());
        Assert.Equal((FsVpnState.ProbeTimedOut, FsOutcome.Inconclusive), (silent?.State, silent?.Outcome));
    }

    [Fact]
    public async Task On_this_machine_loopback_is_an_interface_with_a_way_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux calls its loopback interface lo.");

        FsVpnStatus status = await new VpnProbe(new VpnDefinition("lo", "127.0.0.0/8", Probe: null)).TestAsync(Limit, Cancel.Token);

        Assert.Equal((FsVpnState.Connected, "lo"), (status.State, status.Interface));
    }

    [Theory]
    [InlineData("10.20.30.40/16", "10.20.0.1")]
    [InlineData("10.20.30.40/32", "10.20.30.40")]
    [InlineData("0.0.0.0/0", "0.0.0.1")]
    [InlineData("fd00:1::5/64", "fd00:1::1")]
    [InlineData("10.20.0.0/33", null)]
    [InlineData("10.20.0.0", null)]
    [InlineData("x/8", null)]
    public void A_network_begins_with_its_first_host(string text, string? first) => Assert.Equal(first, NetworkRange.Parse(text)?.First.ToString());

    private static IPAddress? Way(IPAddress destination) =>
        destination.ToString() switch { "10.20.0.1" => Office, "10.99.0.1" => Home, _ => null };

    private static Task<FsVpnStatus> ProbeAsync(string address, TimeSpan? timeout = null) =>
        new VpnProbe(new VpnDefinition(Interface: null, Route: null, address)).TestAsync(timeout ?? Limit, Cancel.Token);
}
