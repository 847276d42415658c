using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>The module's own templates, in both languages. They lie in <c>Templates</c>, where whoever writes one of their own can copy them from.</summary>
internal static class OwnTemplates
{
    /// <summary>What mails, Telegram, Mattermost and plans show.</summary>
    public const string Plain = "plain";

    /// <summary>A message at Slack.</summary>
    public const string Slack = "slack";

    /// <summary>The message of a change at Slack, on which the others hang.</summary>
    public const string SlackRoot = "slack-root";

    /// <summary>A template.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="culture">The language; English where there is none in it.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name, CultureInfo culture)
    {
        using Stream stream = Open(name, culture.TwoLetterISOLanguageName) ?? Open(name, "en")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static Stream? Open(string name, string language) => typeof(OwnTemplates).Assembly.GetManifestResourceStream($"notification-{name}.{language}");
}
