using System.Net;
using System.Net.Sockets;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>The addresses of a name, or why there are none.</summary>
/// <param name="Addresses">The addresses; none where there is trouble.</param>
/// <param name="Trouble">What is wrong; null for nothing.</param>
internal sealed record NameLookup(IReadOnlyList<IPAddress> Addresses, SmokeLook? Trouble)
{
    /// <summary>Looks a name up.</summary>
    /// <param name="host">The name, or an address, which stands for itself.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found.</returns>
    public static async Task<NameLookup> AskAsync(string host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal))
        {
            return new NameLookup([literal], null);
        }

        // The system's resolver takes no token everywhere: it is left behind where it takes too long.
#pragma warning disable CA2016 // .NET Framework has none to forward to.
        Task<IPAddress[]> asked = Dns.GetHostAddressesAsync(host);
#pragma warning restore CA2016
        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task ended = await Task.WhenAny(asked, Task.Delay(timeout, bounded.Token)).ConfigureAwait(false);
        bounded.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        if (ended != asked)
        {
            return new NameLookup([], SmokeLook.Of(FsSmokeTrouble.TimedOut, SmokeTexts.LookupTooLong.With(host, Math.Round(timeout.TotalSeconds, 1)), SmokeTexts.NotResolvedRemedy));
        }

        try
        {
            IPAddress[] found = await asked.ConfigureAwait(false);
            return found.Length > 0 ? new NameLookup(found, null) : NotFound(host, null);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return NotFound(host, unknown.Message);
        }
    }

    private static NameLookup NotFound(string host, string? message) => new([], SmokeLook.Of(FsSmokeTrouble.NotResolved, SmokeTexts.NotResolved.With(host), SmokeTexts.NotResolvedRemedy) with
    {
        Detail = message,
        NextCommand = "nslookup " + PowerShellQuoting.Quote(host),
    });
}
