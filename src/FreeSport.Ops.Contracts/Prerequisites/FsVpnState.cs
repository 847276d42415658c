namespace FreeSport.Ops;

/// <summary>What <c>Test-FsServerAccess</c> found out about the VPN; each has its own remedy.</summary>
public enum FsVpnState
{
    /// <summary>The configuration names nothing to look at.</summary>
    Unknown = 0,

    /// <summary>Everything that the configuration names is there.</summary>
    Connected,

    /// <summary>There is no network interface of that name.</summary>
    InterfaceMissing,

    /// <summary>The interface is there and carries nothing.</summary>
    InterfaceDown,

    /// <summary>The way to the network behind the VPN does not lead through the VPN.</summary>
    NoRoute,

    /// <summary>The probe host cannot be reached.</summary>
    ProbeUnreachable,

    /// <summary>The probe host refuses connections.</summary>
    ProbeRefused,

    /// <summary>The probe host did not answer within the time-out.</summary>
    ProbeTimedOut,
}
