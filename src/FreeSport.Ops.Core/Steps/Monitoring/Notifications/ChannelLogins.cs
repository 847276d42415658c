using System.Net;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>The secrets of the channels: given to the cmdlet, or in the environment. None is ever shown.</summary>
/// <param name="given">Logins by the names of the channels; that of an empty name is for all.</param>
/// <param name="redactor">Learns them.</param>
public sealed class ChannelLogins(IReadOnlyDictionary<string, NetworkCredential> given, SecretRedactor redactor)
{
    // A part of an address such as sendMessage is a word and no secret.
    private const int ShortestSecretPart = 8;
    private const int LongestWord = 20;

    /// <summary>Gets the names that logins were given for.</summary>
    public IEnumerable<string> Names => given.Keys.Where(static n => n.Length > 0);

    /// <summary>A secret that is one text: an address or a token.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="variable">The environment variable; null where the project names none.</param>
    /// <returns>The secret; null where there is none.</returns>
    public string? Text(string channel, string? variable) => Known(Given(channel)?.Password is { Length: > 0 } password ? password : Variable(variable));

    /// <summary>User and password.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="userFrom">The variable of the user's name; null where the project names none.</param>
    /// <param name="passwordFrom">The variable of the password; null where the project names none.</param>
    /// <returns>Both; an empty text for what is not there.</returns>
    public NetworkCredential Pair(string channel, string? userFrom, string? passwordFrom)
    {
        NetworkCredential? login = Given(channel);
        string password = Known(login?.Password is { Length: > 0 } of ? of : Variable(passwordFrom)) ?? string.Empty;
        return new NetworkCredential(login?.UserName is { Length: > 0 } user ? user : Variable(userFrom) ?? string.Empty, password);
    }

    /// <summary>Makes an address known as the secret that it is, with its parts.</summary>
    /// <param name="address">The address.</param>
    public void Register(Uri address)
    {
        redactor.Register(address.AbsoluteUri);
        redactor.Register(address.OriginalString);
        redactor.Register(address.PathAndQuery.TrimStart('/'));
        redactor.Register(address.AbsolutePath.TrimStart('/'));
        foreach (string part in Uri.UnescapeDataString(address.PathAndQuery + "/" + address.UserInfo).Split('/', '?', '&', '=', ':', '@').Where(IsSecretPart))
        {
            redactor.Register(part);
        }
    }

    private static bool IsSecretPart(string part) => part.Length > LongestWord || (part.Length >= ShortestSecretPart && part.Any(char.IsDigit));

    private NetworkCredential? Given(string channel) =>
        given.FirstOrDefault(g => g.Key.Equals(channel, StringComparison.OrdinalIgnoreCase)).Value ?? (given.TryGetValue(string.Empty, out NetworkCredential? forAll) ? forAll : null);

    private static string? Variable(string? name) => name is null ? null : Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value.Trim() : null;

    private string? Known(string? secret)
    {
        redactor.Register(secret);
        return secret;
    }
}
