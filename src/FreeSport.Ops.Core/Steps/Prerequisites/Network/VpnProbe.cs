using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>Tells whether the VPN is up: its interface, the way to the network behind it, a host behind it, as far as each is configured.</summary>
/// <param name="definition">What to look at.</param>
/// <param name="adapters">This machine's network interfaces.</param>
/// <param name="sourceFor">The local address from which a host is reached.</param>
/// <param name="defaultSource">The local address from which the rest of the world is reached.</param>
internal sealed class VpnProbe(
    VpnDefinition definition,
    Func<IReadOnlyList<NetworkAdapter>> adapters,
    Func<IPAddress, IPAddress?> sourceFor,
    Func<AddressFamily, IPAddress?> defaultSource)
{
    /// <summary>The subject of the check.</summary>
    public const string Subject = "vpn";

    /// <summary>Initializes a new instance of the <see cref="VpnProbe"/> class for this machine.</summary>
    /// <param name="definition">What to look at.</param>
    public VpnProbe(VpnDefinition definition)
        : this(definition, NetworkAdapter.All, LocalRoute.SourceFor, LocalRoute.DefaultSource)
    {
    }

    /// <summary>Looks at the interface, the route and the probe host, as far as each is configured.</summary>
    /// <param name="timeout">How long the probe host may take.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>What was found.</returns>
    public async Task<FsVpnStatus> TestAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsVpnStatus status = new()
        {
            Step = FsStep.Prerequisites,
            Subject = Subject,
            StartedAt = DateTime.UtcNow,
            Route = definition.Route,
            Probe = definition.Probe,
        };
        FsVpnState state = Look(status);
        bool probeAlone = definition is { Interface: null, Route: null };
        if (definition.Probe is not null && (state == FsVpnState.Connected || probeAlone))
        {
            (state, status.Detail) = await TcpProbe.TryAsync(definition.Probe, timeout, cancellationToken).ConfigureAwait(false);
        }

        VpnVerdict.Decide(status, state, definition, timeout);
        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    private FsVpnState Look(FsVpnStatus status)
    {
        IReadOnlyList<NetworkAdapter> present = adapters();
        NetworkAdapter[] named = definition.Interface is { } pattern ? [.. present.Where(a => Matches(a.Name, pattern) || Matches(a.Description, pattern))] : [];
        if (definition.Interface is not null)
        {
            NetworkAdapter? found = named.FirstOrDefault(static a => a.IsUp) ?? named.FirstOrDefault();
            status.Interface = found?.Name;
            if (found is not { IsUp: true })
            {
                return found is null ? FsVpnState.InterfaceMissing : FsVpnState.InterfaceDown;
            }
        }

        if (definition.Route is null)
        {
            return definition.Interface is null ? FsVpnState.Unknown : FsVpnState.Connected;
        }

        return NetworkRange.Parse(definition.Route) is { } range ? LookAtRoute(status, range, present, named) : FsVpnState.Unknown;
    }

    private FsVpnState LookAtRoute(FsVpnStatus status, NetworkRange range, IReadOnlyList<NetworkAdapter> present, NetworkAdapter[] named)
    {
        IPAddress? source = sourceFor(range.First);
        NetworkAdapter? through = source is null ? null : present.FirstOrDefault(a => a.Addresses.Contains(source));
        status.Interface = through?.Name ?? status.Interface;
        if (source is null)
        {
            return FsVpnState.NoRoute;
        }

        // The way stays in the table when its interface goes down; nothing goes through it then.
        if (through is { IsUp: false })
        {
            return FsVpnState.InterfaceDown;
        }

        // Without a name the VPN is whatever does not lead to the rest of the world.
        bool throughVpn = definition.Interface is not null ? through is not null && named.Contains(through) : !source.Equals(defaultSource(source.AddressFamily));
        return throughVpn ? FsVpnState.Connected : FsVpnState.NoRoute;
    }

    private static bool Matches(string name, string pattern) =>
        Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
