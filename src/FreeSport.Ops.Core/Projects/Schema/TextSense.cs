using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>What no pattern can tell: whether a text of the right form means anything.</summary>
internal static class TextSense
{
    private const int HighestPort = 65535;
    private const int FirstMulticast = 224;

    private static readonly Regex Port = new(@"(?<=[^:]|\]):(?<port>[0-9]{1,5})\z", RegexOptions.CultureInvariant);

    /// <summary>A network that can lie behind a VPN: an address that there is, a length that leaves the rest of the world out.</summary>
    /// <param name="key">The key, for the message.</param>
    /// <param name="text">The network in CIDR notation.</param>
    /// <returns>The mistake; null for none.</returns>
    public static string? OfNetwork(string key, string text)
    {
        const string Example = "10.20.0.0/16";
        int slash = text.IndexOf('/');
        int length = int.Parse(text.Substring(slash + 1), CultureInfo.InvariantCulture);
        if (!TryParse(text.Substring(0, slash), out IPAddress address) || length == 0 || IsNowhere(address))
        {
            return ProjectsTexts.NetworkNonsense.With(key, Example, text);
        }

        byte[] bytes = address.GetAddressBytes();
        bool hasMore = Enumerable.Range(length, (bytes.Length * 8) - length).Any(bit => (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0);
        return hasMore ? ProjectsTexts.NetworkHostBits.With(key, Example, text) : null;
    }

    /// <summary>A day that the calendar has.</summary>
    /// <param name="key">The key, for the message.</param>
    /// <param name="text">A text that begins with a day, as 2026-12-01.</param>
    /// <returns>The mistake; null for none.</returns>
    public static string? OfDay(string key, string text) =>
        DateTime.TryParseExact(text.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime _) ? null : ProjectsTexts.DayNonsense.With(key, text);

    /// <summary>A port that there is, where one is given.</summary>
    /// <param name="key">The key, for the message.</param>
    /// <param name="text">A host, with or without a port.</param>
    /// <param name="example">What would be right.</param>
    /// <returns>The mistake; null for none.</returns>
    public static string? OfPort(string key, string text, string example)
    {
        Match match = Port.Match(text);
        return match.Success && int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) is < 1 or > HighestPort
            ? ProjectsTexts.PortNonsense.With(key, example, match.Groups["port"].Value)
            : null;
    }

    // What the pattern lets through has four numbers or a colon; .NET would read 010 as eight.
    private static bool TryParse(string text, out IPAddress address)
    {
        bool isThere = IPAddress.TryParse(text, out IPAddress? found);
        address = found ?? IPAddress.None;
        return isThere && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);
    }

    private static bool IsNowhere(IPAddress address)
    {
        byte first = address.GetAddressBytes()[0];
        return IPAddress.IsLoopback(address) || address.IsIPv4MappedToIPv6 || address.IsIPv6Multicast || address.IsIPv6LinkLocal
            || (address.AddressFamily == AddressFamily.InterNetwork ? first is 0 or 127 or >= FirstMulticast : address.Equals(IPAddress.IPv6Any));
    }
}
