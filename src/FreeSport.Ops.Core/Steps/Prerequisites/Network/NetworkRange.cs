using System.Globalization;
using System.Net;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Network;

/// <summary>A network in CIDR notation.</summary>
/// <param name="First">Its first address that a host can have.</param>
internal sealed record NetworkRange(IPAddress First)
{
    /// <summary>Reads a network; null when it is none.</summary>
    public static NetworkRange? Parse(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out IPAddress? address)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int prefix))
        {
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        if (prefix > bytes.Length * 8)
        {
            return null;
        }

        for (int bit = prefix; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        if (prefix < (bytes.Length * 8) - 1)
        {
            bytes[bytes.Length - 1] |= 1;
        }

        return new NetworkRange(new IPAddress(bytes));
    }
}
