using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>Says what each finding about the VPN means and what to do about it.</summary>
internal static class VpnVerdict
{
    public static void Decide(FsVpnStatus status, FsVpnState state, VpnDefinition definition, TimeSpan timeout)
    {
        status.State = state;
        status.Outcome = state switch
        {
            FsVpnState.Connected => FsOutcome.Passed,
            FsVpnState.Unknown or FsVpnState.ProbeTimedOut => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.Scope = status.Outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full;
        string seen = string.Join(", ", new[] { status.Interface, status.Route, status.Probe }.Where(static p => p is not null));
        (status.Summary, status.Remedy) = state switch
        {
            FsVpnState.Connected => (PrerequisitesTexts.VpnConnected.With(seen), null),
            FsVpnState.InterfaceMissing => (PrerequisitesTexts.VpnInterfaceMissing.With(definition.Interface), PrerequisitesTexts.VpnConnectRemedy),
            FsVpnState.InterfaceDown => (PrerequisitesTexts.VpnInterfaceDown.With(status.Interface), PrerequisitesTexts.VpnConnectRemedy),
            FsVpnState.NoRoute when status.Interface is null => (PrerequisitesTexts.VpnNoWay.With(status.Route), PrerequisitesTexts.VpnConnectRemedy),
            FsVpnState.NoRoute => (PrerequisitesTexts.VpnNoRoute.With(status.Route, status.Interface), PrerequisitesTexts.VpnNoRouteRemedy),
            FsVpnState.ProbeUnreachable => (PrerequisitesTexts.VpnProbeUnreachable.With(status.Probe, status.Detail.FirstLine(200)), PrerequisitesTexts.VpnConnectRemedy),
            FsVpnState.ProbeRefused => (PrerequisitesTexts.VpnProbeRefused.With(status.Probe), PrerequisitesTexts.VpnProbeRefusedRemedy),
            FsVpnState.ProbeTimedOut => (PrerequisitesTexts.VpnProbeTimedOut.With(status.Probe, timeout.TotalSeconds), PrerequisitesTexts.VpnConnectRemedy),
            _ => (PrerequisitesTexts.VpnUnknown, PrerequisitesTexts.VpnUnknownRemedy),
        };
        status.Cause = state is FsVpnState.Connected or FsVpnState.Unknown ? null : Causes.Vpn;
        status.NextCommand = state switch
        {
            FsVpnState.Connected => null,
            FsVpnState.Unknown => "Get-FsProject | ForEach-Object Settings",
            _ => Platform.IsWindows ? "rasdial" : Platform.IsMacOS ? "ifconfig" : "ip -brief address",
        };
    }
}
