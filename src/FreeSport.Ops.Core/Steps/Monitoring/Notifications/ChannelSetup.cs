using System.Globalization;
using System.Net;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

using MailKit.Security;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>What a channel lacks to be sent to, or the way to it.</summary>
/// <param name="Delivery">The way; null where something is missing.</param>
/// <param name="Problem">What is missing or wrong, in the reader's language; null where nothing is.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
internal sealed record ChannelSetup(IDelivery? Delivery, string? Problem, string? Remedy)
{
    private const int ImplicitPort = 465;
    private const string Loopback = "localhost";

    /// <summary>Puts the way to a channel together. Nothing is asked of it yet.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="logins">Its secrets.</param>
    /// <param name="post">Posts to webhooks.</param>
    /// <param name="host">Is told what goes on.</param>
    /// <param name="thread">What the mails of the change are called, without the part behind the @.</param>
    public static ChannelSetup Of(ChannelDefinition channel, ChannelLogins logins, ChannelPost post, IOpsHost host, string thread) => channel.Kind switch
    {
        FsChannelKind.Slack when channel.TokenFrom is not null || (channel.AddressFrom is null && channel.Target is not null) => Bot(channel, logins, post),
        FsChannelKind.Slack => Webhook(channel, logins, address => new SlackWebhook(post, address)),
        FsChannelKind.Webhook when channel.Format == "telegram" && channel.Target is null => Missing(NotificationTexts.NoChat.With(channel.Name), NotificationTexts.NoChatRemedy),
        FsChannelKind.Webhook => Webhook(channel, logins, address => new JsonWebhook(post, address, channel.Format, channel.Target)),
        FsChannelKind.Email => Mail(channel, logins, host, post.Patience, thread),
        _ => Missing(NotificationTexts.NoKind.With(channel.Name), NotificationTexts.NoKindRemedy.With(channel.Name)),
    };

    private static ChannelSetup Bot(ChannelDefinition channel, ChannelLogins logins, ChannelPost post)
    {
        if (channel.Target is not { Length: > 0 } target)
        {
            return Missing(NotificationTexts.NoSlackChannel.With(channel.Name), NotificationTexts.NoSlackChannelRemedy);
        }

        if (logins.Text(channel.Name, channel.TokenFrom) is not { } token)
        {
            return NoSecret(channel, channel.TokenFrom, "tokenFrom");
        }

        Uri api = new((channel.Api ?? "https://slack.com/api").TrimEnd('/') + "/");
        return IsSafe(api) ? new ChannelSetup(new SlackBot(post, api, token, target), null, null) : Missing(NotificationTexts.NotHttps.With(channel.Name), NotificationTexts.NotHttpsRemedy);
    }

    private static ChannelSetup Webhook(ChannelDefinition channel, ChannelLogins logins, Func<Uri, IDelivery> make)
    {
        if (logins.Text(channel.Name, channel.AddressFrom) is not { } text)
        {
            return NoSecret(channel, channel.AddressFrom, "addressFrom");
        }

        // The text is not shown: where a token was put in place of the address, it would be.
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
        {
            return Missing(NotificationTexts.NoAddress.With(channel.Name, channel.AddressFrom ?? "-Credential"), NotificationTexts.NoAddressRemedy);
        }

        logins.Register(address);
        return IsSafe(address) ? new ChannelSetup(make(address), null, null) : Missing(NotificationTexts.NotHttps.With(channel.Name), NotificationTexts.NotHttpsRemedy);
    }

    private static ChannelSetup Mail(ChannelDefinition channel, ChannelLogins logins, IOpsHost host, TimeSpan patience, string thread)
    {
        if (channel.Server is not { } server || channel.From is not { } from || channel.To.Count == 0)
        {
            string missing = string.Join(", ", new[] { ("server", channel.Server), ("from", channel.From), ("to", channel.To.Count > 0 ? channel.To[0] : null) }.Where(static k => k.Item2 is null).Select(static k => k.Item1));
            return Missing(NotificationTexts.NoMailKeys.With(channel.Name, missing), NotificationTexts.NoMailKeysRemedy);
        }

        (string name, int port) = Place(server);
        string tls = channel.Tls ?? (port == ImplicitPort ? "implicit" : "startTls");
        SecureSocketOptions encryption = tls switch
        {
            "none" => SecureSocketOptions.None,
            "implicit" => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        NetworkCredential login = logins.Pair(channel.Name, channel.UserFrom, channel.PasswordFrom);
        bool asksForLogin = channel.UserFrom is not null || channel.PasswordFrom is not null || login.Password.Length > 0;
        if (asksForLogin && login.UserName.Length == 0)
        {
            return NoSecret(channel, channel.UserFrom, "userFrom");
        }

        if (asksForLogin && login.Password.Length == 0)
        {
            return NoSecret(channel, channel.PasswordFrom, "passwordFrom");
        }

        bool isLoopback = name.Equals(Loopback, StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));
        return asksForLogin && encryption == SecureSocketOptions.None && !isLoopback
            ? Missing(NotificationTexts.PlainPassword.With(channel.Name), NotificationTexts.PlainPasswordRemedy)
            : new ChannelSetup(new MailDelivery(host, new MailServer(name, port, encryption, asksForLogin ? login : null), from, channel.To, thread, patience), null, null);
    }

    // user@host:port is what the shape takes; a user has no place here.
    private static (string Host, int Port) Place(string server)
    {
        string place = server.Substring(server.LastIndexOf('@') + 1);
        int colon = place.LastIndexOf(':');
        bool hasPort = colon > place.LastIndexOf(']') && (place[0] == '[' || place.IndexOf(':') == colon);
        string name = (hasPort ? place.Substring(0, colon) : place).Trim('[', ']');
        return (name, hasPort ? int.Parse(place.Substring(colon + 1), CultureInfo.InvariantCulture) : ChannelDefinition.SubmissionPort);
    }

    // Nothing between two programs of one machine reads along.
    private static bool IsSafe(Uri address) => address.Scheme == "https" || address.IsLoopback;

    private static ChannelSetup NoSecret(ChannelDefinition channel, string? variable, string key) => variable is null
        ? Missing(NotificationTexts.NoSecretKey.With(channel.Name, key), NotificationTexts.NoSecretKeyRemedy.With(key, channel.Name))
        : Missing(NotificationTexts.NoSecret.With(variable), NotificationTexts.NoSecretRemedy.With(variable, channel.Name));

    private static ChannelSetup Missing(string problem, string remedy) => new(null, problem, remedy);
}
