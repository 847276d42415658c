using System.Net;
using System.Net.NetworkInformation;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>One network interface of this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its driver calls it; on Windows this names the VPN product.</param>
/// <param name="IsUp">Whether it carries traffic.</param>
/// <param name="Addresses">Its addresses.</param>
internal sealed record NetworkAdapter(string Name, string Description, bool IsUp, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>The interfaces of this machine.</summary>
    public static IReadOnlyList<NetworkAdapter> All() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces().Select(static n =>
        {
            IPAddress[] addresses = [.. n.GetIPProperties().UnicastAddresses.Select(static a => a.Address)];

            // Linux does not know the state of a tunnel; one with an address is up.
            bool up = n.OperationalStatus == OperationalStatus.Up || (n.OperationalStatus == OperationalStatus.Unknown && addresses.Length > 0);
            return new NetworkAdapter(n.Name, n.Description, up, addresses);
        }),
    ];
}
