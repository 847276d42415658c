using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>How a registry wants to be asked, from its <c>WWW-Authenticate</c> header.</summary>
/// <param name="Scheme">Basic or Bearer.</param>
/// <param name="Realm">Where tokens are given out; null for Basic.</param>
/// <param name="Service">The name the registry has there; null when it has none.</param>
/// <remarks>Source: the distribution project's token authentication specification.</remarks>
internal sealed record RegistryChallenge(string Scheme, Uri? Realm, string? Service)
{
    private static readonly Regex Parameter = new(@"(?<![A-Za-z])(?<key>[A-Za-z]+)\s{0,8}=\s{0,8}(?:""(?<value>[^""]*)""|(?<value>[^,\s""]+))", RegexOptions.CultureInvariant);

    /// <summary>Reads the header's values; null when none of them can be used.</summary>
    public static RegistryChallenge? Read(IEnumerable<string> headers)
    {
        foreach (string header in headers)
        {
            string scheme = header.Trim().Split(' ')[0];
            Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
            foreach (Match match in Parameter.Matches(header))
            {
                values[match.Groups["key"].Value] = match.Groups["value"].Value;
            }

            values.TryGetValue("realm", out string? realm);
            values.TryGetValue("service", out string? service);
            if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(realm, UriKind.Absolute, out Uri? tokens) && tokens.Scheme is "https" or "http")
            {
                return new RegistryChallenge("Bearer", tokens, service);
            }

            if (scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            {
                return new RegistryChallenge("Basic", Realm: null, service);
            }
        }

        return null;
    }

    /// <summary>The address that gives out a token.</summary>
    /// <param name="account">The account; null when asked anonymously.</param>
    /// <param name="scope">What the token is for; null for a mere login.</param>
    public Uri TokenAddress(string? account, string? scope)
    {
        string query = string.Join("&", new[] { ("service", Service), ("account", account), ("scope", scope) }
            .Where(static p => !string.IsNullOrEmpty(p.Item2))
            .Select(static p => p.Item1 + "=" + Uri.EscapeDataString(p.Item2!)));
        UriBuilder address = new(Realm!);
        address.Query = address.Query.Length > 1 ? address.Query.TrimStart('?') + "&" + query : query;
        return address.Uri;
    }
}
