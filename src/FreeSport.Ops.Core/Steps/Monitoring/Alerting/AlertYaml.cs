using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Writes YAML of which equal input always gives equal bytes, as Prometheus and Alertmanager read it.</summary>
internal sealed class AlertYaml
{
    private const char FirstPrintable = ' ';
    private const char FirstAfterAscii = '\u00A0';

    private readonly StringBuilder _text = new();

    /// <summary>A text as a scalar in double quotes, whatever it holds.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                quoted.Append(c).Append(text[++i]);
            }
            else if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c == '\n')
            {
                quoted.Append("\\n");
            }
            else if (c is < FirstPrintable or (>= '\u007F' and < FirstAfterAscii) or '\u2028' or '\u2029' or '\uFEFF')
            {
                quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list of texts on one line.</summary>
    public static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Quote)) + "]";

    /// <summary>A line as it is.</summary>
    public AlertYaml Line(int indent, string line)
    {
        _text.Append(' ', indent).Append(line).Append('\n');
        return this;
    }

    /// <summary>A key with a text; nothing where there is none.</summary>
    public AlertYaml Text(int indent, string key, string? text) => text is null ? this : Line(indent, key + ": " + Quote(text));

    /// <summary>A key with texts by their names, in the order of the names; nothing for none.</summary>
    public AlertYaml Map(int indent, string key, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.Count > 0)
        {
            Line(indent, key + ":");
        }

        foreach (KeyValuePair<string, string> text in texts.OrderBy(static t => t.Key, StringComparer.Ordinal))
        {
            Text(indent + 2, text.Key, text.Value);
        }

        return this;
    }

    public override string ToString() => _text.ToString();
}
