using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Asks once whether a port takes connections.</summary>
internal static class TcpProbe
{
    /// <summary>Asks.</summary>
    /// <param name="check">The check; its target is <c>host:port</c>.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen.</returns>
    public static async Task<SmokeLook> AskAsync(SmokeCheckDefinition check, TimeSpan timeout, CancellationToken cancellationToken)
    {
        int colon = check.Target.LastIndexOf(':');
        (string host, int port) = (check.Target.Substring(0, colon).Trim('[', ']'), int.Parse(check.Target.Substring(colon + 1), CultureInfo.InvariantCulture));
        Stopwatch clock = Stopwatch.StartNew();
        NameLookup found = await NameLookup.AskAsync(host, timeout, cancellationToken).ConfigureAwait(false);
        if (found.Trouble is { } unknown)
        {
            return unknown;
        }

        string? refused = null;
        foreach (System.Net.IPAddress address in found.Addresses)
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await ConnectAsync(socket, address, port, TimeSpan.FromTicks(timeout.Ticks / found.Addresses.Count), cancellationToken).ConfigureAwait(false);
                return new SmokeLook
                {
                    Took = clock.Elapsed,
                    Addresses = [.. found.Addresses.Select(static a => a.ToString())],
                    Expectations = [new FsSmokeExpectation { Name = "connect", Expected = SmokeTexts.Connects, Actual = SmokeTexts.Connects, Outcome = FsOutcome.Passed }],
                };
            }
            catch (SocketException failed)
            {
                refused = failed.Message;
            }
            catch (Exception late) when (!cancellationToken.IsCancellationRequested && late is OperationCanceledException or ObjectDisposedException)
            {
                refused = null;
            }
        }

        SmokeLook look = refused is null
            ? SmokeLook.Of(FsSmokeTrouble.TimedOut, SmokeTexts.NoConnection.With(host, port, Math.Round(clock.Elapsed.TotalSeconds, 1)), SmokeTexts.NoConnectionRemedy)
            : SmokeLook.Of(FsSmokeTrouble.Refused, SmokeTexts.Refused.With(host, port), SmokeTexts.RefusedRemedy);
        return look with { Detail = refused, Addresses = [.. found.Addresses.Select(static a => a.ToString())] };
    }

    private static async Task ConnectAsync(Socket socket, System.Net.IPAddress address, int port, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(timeout);
#if NETSTANDARD
        // A connection of .NET Framework heeds no token; the end of its socket it does.
        using CancellationTokenRegistration end = bounded.Token.Register(socket.Dispose);
        try
        {
            await socket.ConnectAsync(address, port).ConfigureAwait(false);
        }
        catch (SocketException) when (bounded.IsCancellationRequested)
        {
            throw new OperationCanceledException(bounded.Token);
        }
#else
        await socket.ConnectAsync(address, port, bounded.Token).ConfigureAwait(false);
#endif
    }
}
