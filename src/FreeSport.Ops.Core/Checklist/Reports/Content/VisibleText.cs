using System.Text;

namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>Makes a text of somebody else's harmless to look at: what controls terminals, the order of letters or the encoding is shown as a sign.</summary>
internal static class VisibleText
{
    private const char Unreadable = '\uFFFD';
    private const int ControlPictures = 0x2400;
    private const char PictureOfDelete = '\u2421';

    /// <summary>The text with every sign of it visible; lines end with LF.</summary>
    /// <param name="text">Any text; null for none.</param>
    public static string Of(string? text)
    {
        if (text is null || IsPlain(text))
        {
            return text ?? string.Empty;
        }

        StringBuilder visible = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                AppendPair(visible, c, text[++i]);
            }
            else if (c == '\r')
            {
                visible.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else
            {
                Append(visible, c);
            }
        }

        return visible.ToString();
    }

    /// <summary>The text in one line.</summary>
    /// <param name="text">Any text; null for none.</param>
    public static string Line(string? text) => string.Join(" ", Of(text).Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).Trim();

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if ((c < ' ' && c is not ('\n' or '\t')) || c is (>= '\u007f' and <= '\u009f') or '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or >= '\ud800')
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder visible, char c) => _ = c switch
    {
        '\n' or '\t' => visible.Append(c),
        < ' ' => visible.Append((char)(ControlPictures + c)),
        '\u007f' => visible.Append(PictureOfDelete),
        > '\u007f' and <= '\u009f' => visible.Append(Unreadable),
        '\u2028' or '\u2029' => visible.Append('\n'),
        '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => visible.Append("[U+").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)).Append(']'),
        _ when char.IsSurrogate(c) || c is '\ufffe' or '\uffff' or (>= '\ufdd0' and <= '\ufdef') => visible.Append(Unreadable),
        _ => visible.Append(c),
    };

    // The last two of every plane are no characters.
    private static void AppendPair(StringBuilder visible, char high, char low) =>
        _ = (char.ConvertToUtf32(high, low) & 0xFFFE) == 0xFFFE ? visible.Append(Unreadable) : visible.Append(high).Append(low);
}
