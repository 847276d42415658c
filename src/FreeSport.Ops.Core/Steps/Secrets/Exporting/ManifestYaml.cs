using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>Writes texts into YAML so that every reader gets the same text back, and never a number, a truth value or nothing.</summary>
internal static class ManifestYaml
{
    /// <summary>A text as a value, always in quotes, or as a block where it has lines that a person should read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">The blanks before the lines of a block.</param>
    /// <returns>What stands behind the colon and a blank.</returns>
    public static string Value(string text, int indent) => IsBlock(text) ? Block(text, indent) : Quoted(text);

    /// <summary>A text in double quotes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with escapes.</returns>
    public static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when isPair => quoted.Append(c).Append(text[++i]),
                _ when IsPrintable(c) => quoted.Append(c),
                _ => quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return quoted.Append('"').ToString();
    }

    // A block takes no escapes; lines that begin or end with blanks, and a text that ends otherwise than with one line break or none, are for quotes.
    private static bool IsBlock(string text)
    {
        string body = text.EndsWith("\n", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        string[] lines = body.Split('\n');
        return lines.Length > 1 && lines[0].Length > 0 && lines[lines.Length - 1].Length > 0
            && lines.All(static l => l.All(IsPrintable) && (l.Length == 0 || !(l[0] == ' ' || l[l.Length - 1] == ' ')));
    }

    private static string Block(string text, int indent)
    {
        bool ends = text.EndsWith("\n", StringComparison.Ordinal);
        string[] lines = (ends ? text.Substring(0, text.Length - 1) : text).Split('\n');
        string blanks = new(' ', indent);
        return (ends ? "|" : "|-") + string.Concat(lines.Select(l => l.Length == 0 ? "\n" : "\n" + blanks + l));
    }

    private static bool IsPrintable(char c) => c >= ' ' && c is not ('\u007F' or '\u2028' or '\u2029' or '\uFEFF' or '\u00A0' or '\u0085') && !char.IsSurrogate(c) && !char.IsControl(c) && c < '\uFFFE';
}
