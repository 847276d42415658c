using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>
/// The marks around the parts of a document that come from the records. What stands between two marks is written anew; every
/// other byte is somebody's own and stays as it is. A part whose marks were taken out stays out.
/// </summary>
internal static class IncidentMarkers
{
    private static readonly Regex Mark = new("<!-- (?<end>/?)fsops:(?<name>[a-z]+) -->", RegexOptions.CultureInvariant);

    private static readonly Regex Hidden = new("<!-- (/?fsops:[a-z]+|fsops-incident [^>\\n]*) -->\\r?\\n?", RegexOptions.CultureInvariant);

    /// <summary>A part with its marks.</summary>
    public static string Around(IncidentPart part, string content, string newLine) =>
        $"<!-- fsops:{Name(part)} -->{newLine}{content}{newLine}<!-- /fsops:{Name(part)} -->";

    /// <summary>A document with new parts.</summary>
    /// <param name="text">The document.</param>
    /// <param name="parts">The parts that are known, with plain line ends; the others stay as they are.</param>
    /// <returns>The document, in its own line ends.</returns>
    /// <exception cref="FormatException">A mark has no partner, or stands twice; the message says which.</exception>
    public static string Replace(string text, IReadOnlyDictionary<IncidentPart, string> parts)
    {
        Dictionary<string, string> byName = parts.ToDictionary(static p => Name(p.Key), static p => p.Value, StringComparer.Ordinal);
        string newLine = NewLine(text);
        StringBuilder result = new();
        HashSet<string> seen = new(StringComparer.Ordinal);
        Match? open = null;
        int at = 0;
        foreach (Match mark in Mark.Matches(text))
        {
            string name = mark.Groups["name"].Value;
            bool isEnd = mark.Groups["end"].Length > 0;
            if (isEnd != (open is not null) || (isEnd && open!.Groups["name"].Value != name) || (!isEnd && !seen.Add(name)))
            {
                throw new FormatException(mark.Value);
            }

            if (!isEnd)
            {
                open = mark;
                continue;
            }

            int start = open!.Index + open.Length;
            result.Append(text, at, start - at);
            result.Append(byName.TryGetValue(name, out string? content) ? newLine + content.Replace("\n", newLine) + newLine : text.Substring(start, mark.Index - start));
            (at, open) = (mark.Index, null);
        }

        return open is null ? result.Append(text, at, text.Length - at).ToString() : throw new FormatException(open.Value);
    }

    /// <summary>A document without its marks and its header, for whoever only reads it.</summary>
    /// <param name="text">The document.</param>
    public static string Without(string text) => Hidden.Replace(text, string.Empty);

    /// <summary>The line end that a document has.</summary>
    public static string NewLine(string text)
    {
        int end = text.IndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    private static string Name(IncidentPart part) => part.ToString().ToLowerInvariant();
}
