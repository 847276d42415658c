using System.Net;
using System.Net.Sockets;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>Asks the operating system which way traffic would take; sends nothing.</summary>
internal static class LocalRoute
{
    // Reserved for documentation: only the default route can lead there.
    private static readonly IPAddress Elsewhere4 = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere6 = IPAddress.Parse("2001:db8::1");

    /// <summary>The address of this machine that traffic to a host would leave from; null when there is no way.</summary>
    public static IPAddress? SourceFor(IPAddress destination)
    {
        try
        {
            // Connecting a datagram socket only chooses the way.
            using Socket socket = new(destination.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(destination, port: 9);
            return (socket.LocalEndPoint as IPEndPoint)?.Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>The address that traffic to the rest of the world leaves from; null when there is no way.</summary>
    public static IPAddress? DefaultSource(AddressFamily family) => SourceFor(family == AddressFamily.InterNetworkV6 ? Elsewhere6 : Elsewhere4);
}
