using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Shows addresses that may hold a password.</summary>
internal static class AddressText
{
    // Up to the last @ before the path: a password may hold an @ that nobody escaped.
    private static readonly Regex Credentials = new(@"^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)?(?<user>[^/?#@:]*):(?<password>[^/?#]*)@", RegexOptions.CultureInvariant);
    private static readonly Regex TokenOnly = new(@"^(?<scheme>https?://)(?<token>[^/?#@]*)@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static string WithoutCredentials(string address, SecretRedactor redactor)
    {
        address = Credentials.Replace(address, m => Hide(m.Groups["password"].Value, m.Groups["scheme"].Value));
        return TokenOnly.Replace(address, m => Hide(m.Groups["token"].Value, m.Groups["scheme"].Value));

        string Hide(string secret, string rest)
        {
            redactor.Register(secret);
            redactor.Register(Uri.UnescapeDataString(secret));
            return rest;
        }
    }
}
