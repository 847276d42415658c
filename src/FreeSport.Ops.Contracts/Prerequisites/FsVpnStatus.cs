namespace FreeSport.Ops;

/// <summary>Whether the VPN to the servers is up, by what the project's configuration names.</summary>
public sealed class FsVpnStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsVpnState State { get; set; }

    /// <summary>Gets or sets the name of the network interface that was found; null when none was looked for or none is there.</summary>
    public string? Interface { get; set; }

    /// <summary>Gets or sets the network behind the VPN, as <c>10.20.0.0/16</c>; null when none is configured.</summary>
    public string? Route { get; set; }

    /// <summary>Gets or sets the host behind the VPN, as <c>host:port</c>; null when none is configured.</summary>
    public string? Probe { get; set; }
}
