using System.Text.Json;

using FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Delivery;

/// <summary>The form of a message at Slack: sections of its mrkdwn, and a text for where no blocks are shown.</summary>
internal static class SlackBlocks
{
    /// <summary>How many characters all sections may hold together. Slack's own bound is not documented and lies near 12,000.</summary>
    public const int LongestMessage = 11_000;

    /// <summary>How many characters a section may hold.</summary>
    public const int LongestSection = 3_000;

    /// <summary>How many blocks a message may have.</summary>
    public const int MostBlocks = 50;

    /// <summary>How long the text may be that stands for the blocks.</summary>
    private const int LongestFallback = 1_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes a value harmless: these three characters begin links, mentions and entities.</summary>
    public static string Escape(string value) => value.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The body of a request.</summary>
    /// <param name="fallback">What stands for the blocks, escaped.</param>
    /// <param name="mrkdwn">The text of the sections.</param>
    /// <param name="further">Further keys, such as the channel.</param>
    /// <returns>JSON.</returns>
    public static string Json(string fallback, string mrkdwn, params (string Key, string? Value)[] further)
    {
        Dictionary<string, object> body = further.Where(static f => f.Value is not null).ToDictionary(static f => f.Key, static f => (object)f.Value!, StringComparer.Ordinal);
        body["text"] = MessageCut.Piece(fallback, LongestFallback);
        body["blocks"] = Sections(mrkdwn).Select(static s => new { type = "section", text = new { type = "mrkdwn", text = s } });

        // A preview of every address would bury the message.
        body["unfurl_links"] = false;
        return JsonSerializer.Serialize(body, Options);
    }

    /// <summary>Cuts a text into sections, at the ends of lines where it can.</summary>
    public static IReadOnlyList<string> Sections(string mrkdwn)
    {
        List<string> sections = [];
        string section = string.Empty;
        foreach (string line in mrkdwn.Split('\n').SelectMany(Pieces))
        {
            if (section.Length > 0 && section.Length + 1 + line.Length > LongestSection)
            {
                sections.Add(section);
                section = string.Empty;
            }

            section = section.Length == 0 ? line : section + "\n" + line;
        }

        // Slack refuses a section without a text.
        return [.. sections.Append(section).Where(static s => s.Trim().Length > 0).Take(MostBlocks)];
    }

    private static IEnumerable<string> Pieces(string line)
    {
        while (line.Length > LongestSection)
        {
            string piece = MessageCut.Piece(line, LongestSection);
            yield return piece;
            line = line.Substring(piece.Length);
        }

        yield return line;
    }
}
