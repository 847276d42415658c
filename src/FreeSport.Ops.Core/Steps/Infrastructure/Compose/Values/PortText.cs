using System.Globalization;
using System.Net;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

/// <summary>A published port, as one short form names one or, with a range, several of them.</summary>
/// <param name="HostIP">The address it is bound to; empty for all.</param>
/// <param name="Published">The host's port, or a range to take one from; empty for any.</param>
/// <param name="Target">The container's port.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</param>
internal sealed record PortText(string HostIP, string Published, int Target, string Protocol)
{
    /// <summary>Reads a short form: <c>[[IP:]HOST:]CONTAINER[/PROTOCOL]</c>, ports or ranges.</summary>
    public static IReadOnlyList<PortText> Read(string text)
    {
        string[] parts = text.Split(':');
        string container = parts[parts.Length - 1];
        string host = parts.Length > 1 ? parts[parts.Length - 2] : string.Empty;
        string address = parts.Length > 2 ? Address(string.Join(":", parts.Take(parts.Length - 2))) : string.Empty;
        (string targets, string protocol) = SplitProtocol(container);
        if (targets.Length == 0)
        {
            throw new ValueException(ComposeTexts.PortMissing);
        }

        (int first, int last) = Range(targets);
        (int firstHost, int lastHost) = host.Length > 0 ? Range(host) : (0, 0);
        if (host.Length > 0 && last - first != lastHost - firstHost && first != last)
        {
            throw new ValueException(ComposeTexts.PortRanges);
        }

        List<PortText> all = [];
        for (int i = 0; i <= last - first; i++)
        {
            string published = host.Length == 0 ? string.Empty : Text(firstHost + i) + (first == last && firstHost != lastHost ? "-" + Text(lastHost) : string.Empty);
            all.Add(new PortText(address, published, first + i, protocol));
        }

        return [.. all.OrderBy(static p => Text(p.Target), StringComparer.Ordinal)];
    }

    /// <summary>The ports of a host's port or range; none where there is none.</summary>
    public static (int First, int Last) Range(string text)
    {
        string[] ends = text.Split('-');
        int first = Port(ends[0]);
        int last = ends.Length == 1 ? first : ends.Length == 2 ? Port(ends[1]) : throw new ValueException(ComposeTexts.PortNumber);
        return last < first ? throw new ValueException(ComposeTexts.PortNumber) : (first, last);
    }

    /// <summary>Whether a text is an address as the loader reads it.</summary>
    public static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out IPAddress? address)
        && (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? text.IndexOf('%') < 0 && text.IndexOf('[') < 0
            : text.Split('.') is { Length: 4 } four && four.All(static p => p.Length is > 0 and <= 3 && (p.Length == 1 || p[0] != '0') && p.All(static c => c is >= '0' and <= '9')));

    private static string Address(string text)
    {
        bool isBracketed = text.StartsWith("[", StringComparison.Ordinal) && text.EndsWith("]", StringComparison.Ordinal);
        string address = isBracketed ? text.Substring(1, text.Length - 2) : text;
        bool isWhole = address.Length == 0 || (IsAddress(address) && (isBracketed || address.IndexOf(':') < 0));
        return isWhole ? address : throw new ValueException(ComposeTexts.PortAddress.With(address));
    }

    private static (string Ports, string Protocol) SplitProtocol(string text)
    {
        string[] parts = text.Split('/');
        string protocol = parts.Length > 1 && parts[1].Length > 0 ? parts[1].ToLowerInvariant() : "tcp";
        return protocol is "tcp" or "udp" or "sctp" ? (parts[0], protocol) : throw new ValueException(ComposeTexts.PortProtocol.With(parts[1]));
    }

    private static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65_535 ? port : throw new ValueException(ComposeTexts.PortNumber);

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
