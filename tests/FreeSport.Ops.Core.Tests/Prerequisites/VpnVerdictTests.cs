using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites.Network;

using PrerequisitesTexts = FreeSport.Ops.Core.Steps.Prerequisites.PrerequisitesTexts;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What each finding about the VPN is worth, and what to run next.</summary>
public sealed class VpnVerdictTests
{
    [Theory]
    [InlineData(FsVpnState.InterfaceMissing, FsOutcome.Failed)]
    [InlineData(FsVpnState.InterfaceDown, FsOutcome.Failed)]
    [InlineData(FsVpnState.NoRoute, FsOutcome.Failed)]
    [InlineData(FsVpnState.ProbeUnreachable, FsOutcome.Failed)]
    [InlineData(FsVpnState.ProbeRefused, FsOutcome.Failed)]
    [InlineData(FsVpnState.ProbeTimedOut, FsOutcome.Inconclusive)]
    public void A_vpn_that_is_not_connected_never_passes(FsVpnState state, FsOutcome outcome)
    {
        FsVpnStatus status = Decide(state);

        Assert.Equal((state, outcome, "vpn", OperatingSystem.IsWindows() ? "rasdial" : "ip -brief address"), (status.State, status.Outcome, status.Cause, status.NextCommand));
        Assert.Equal(outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full, status.Scope);
        Assert.NotEmpty(status.Remedy!);
    }

    [Fact]
    public void A_vpn_that_is_connected_passes_with_what_was_seen_of_it()
    {
        FsVpnStatus status = Decide(FsVpnState.Connected);
        FsVpnStatus route = new() { Route = "10.20.0.0/16" };
        VpnVerdict.Decide(route, FsVpnState.Connected, Definition, TimeSpan.Zero);

        Assert.Equal((FsOutcome.Passed, FsScope.Full, null, null, null), (status.Outcome, status.Scope, status.Remedy, status.NextCommand, status.Cause));
        Assert.Equal(PrerequisitesTexts.VpnConnected.With("tun0, 10.20.0.0/16, db:5432"), status.Summary);
        Assert.Equal(PrerequisitesTexts.VpnConnected.With("10.20.0.0/16"), route.Summary);
    }

    [Fact]
    public void Where_nothing_says_how_to_see_it_there_is_no_verdict_and_the_settings_are_shown()
    {
        FsVpnStatus status = Decide(FsVpnState.Unknown);

        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial, null, "Get-FsProject | ForEach-Object Settings"), (status.Outcome, status.Scope, status.Cause, status.NextCommand));
        Assert.Equal((PrerequisitesTexts.VpnUnknown, PrerequisitesTexts.VpnUnknownRemedy), (status.Summary, status.Remedy));
    }

    [Fact]
    public void What_was_looked_for_is_told()
    {
        FsVpnStatus noWay = new() { Route = "10.20.0.0/16" };
        VpnVerdict.Decide(noWay, FsVpnState.NoRoute, Definition, TimeSpan.Zero);

        Assert.Equal(PrerequisitesTexts.VpnInterfaceMissing.With("tun*"), Decide(FsVpnState.InterfaceMissing).Summary);
        Assert.Equal(PrerequisitesTexts.VpnInterfaceDown.With("tun0"), Decide(FsVpnState.InterfaceDown).Summary);
        Assert.Equal(PrerequisitesTexts.VpnNoWay.With("10.20.0.0/16"), noWay.Summary);
        Assert.Equal((PrerequisitesTexts.VpnNoRoute.With("10.20.0.0/16", "tun0"), PrerequisitesTexts.VpnNoRouteRemedy), (Decide(FsVpnState.NoRoute).Summary, Decide(FsVpnState.NoRoute).Remedy));
        Assert.Equal(PrerequisitesTexts.VpnProbeUnreachable.With("db:5432", "first"), Decide(FsVpnState.ProbeUnreachable).Summary);
        Assert.Equal(PrerequisitesTexts.VpnProbeRefused.With("db:5432"), Decide(FsVpnState.ProbeRefused).Summary);
        Assert.Equal(PrerequisitesTexts.VpnProbeTimedOut.With("db:5432", 15.0), Decide(FsVpnState.ProbeTimedOut).Summary);
    }

    private static VpnDefinition Definition => new("tun*", "10.20.0.0/16", "db:5432");

    private static FsVpnStatus Decide(FsVpnState state)
    {
        FsVpnStatus status = new() { Interface = "tun0", Route = "10.20.0.0/16", Probe = "db:5432", Detail = "first\nsecond" };
        VpnVerdict.Decide(status, state, Definition, TimeSpan.FromSeconds(15));
        return status;
    }
}
