using System.Globalization;
using System.Net.Sockets;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>Tries whether a host takes connections.</summary>
internal static class TcpProbe
{
    /// <summary>Opens a connection and closes it at once.</summary>
    /// <param name="address">As <c>host:port</c>; an IPv6 address stands in brackets.</param>
    /// <param name="timeout">How long the host may take.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns><see cref="FsVpnState.Connected"/>, or how it failed with the system's own words.</returns>
    public static async Task<(FsVpnState State, string? Message)> TryAsync(string address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        int colon = address.LastIndexOf(':');
        string host = address.Substring(0, colon).Trim('[', ']');
        int port = int.Parse(address.Substring(colon + 1), CultureInfo.InvariantCulture);
        if (port is < 1 or > 65535)
        {
            return (FsVpnState.Unknown, address);
        }

        using TcpClient client = new();
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(timeout);
        try
        {
            using (bounded.Token.Register(client.Dispose))
            {
                await client.ConnectAsync(host, port).ConfigureAwait(false);
            }

            return (FsVpnState.Connected, null);
        }
        catch (Exception stopped) when (bounded.IsCancellationRequested && stopped is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // What a client throws that is closed while it connects differs; .NET Framework's trips over its own socket.
            cancellationToken.ThrowIfCancellationRequested();
            return (FsVpnState.ProbeTimedOut, null);
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return (FsVpnState.ProbeRefused, refused.Message);
        }
        catch (SocketException timedOut) when (timedOut.SocketErrorCode == SocketError.TimedOut)
        {
            return (FsVpnState.ProbeTimedOut, timedOut.Message);
        }
        catch (SocketException failed)
        {
            return (FsVpnState.ProbeUnreachable, failed.Message);
        }
    }
}
