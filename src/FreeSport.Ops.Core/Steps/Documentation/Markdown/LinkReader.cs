using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>Finds links, images and anchors in a run of text.</summary>
internal static class LinkReader
{
    private static readonly Regex Definition = new(@"^[ ]{0,3}\[(?<label>[^\]\^][^\]]*)\]:\s*(?:<(?<target>[^>]*)>|(?<target>\S+))", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex Attribute = new(@"<(?<tag>[A-Za-z][A-Za-z0-9]*)\b[^<>]*?\b(?<name>href|src)\s*=\s*(?:""(?<target>[^""]*)""|'(?<target>[^']*)')", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Anchor = new(@"<[A-Za-z][A-Za-z0-9]*\b[^<>]*?\b(?:name|id)\s*=\s*(?:""(?<anchor>[^""]*)""|'(?<anchor>[^']*)'|(?<anchor>[^\s>""']+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Bare = new(@"(?<![\w/""'=(\[])https?://[^\s<>""'`|\])]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IEnumerable<MarkdownLink> Links(MarkdownBlock block)
    {
        foreach (Match definition in Definition.Matches(block.Masked))
        {
            yield return Made(block, definition.Groups["target"].Index, definition.Groups["target"].Value, definition.Groups["label"].Value, isImage: false);
        }

        foreach (Match attribute in Attribute.Matches(block.Masked))
        {
            bool isImage = attribute.Groups["tag"].Value.Equals("img", StringComparison.OrdinalIgnoreCase);
            yield return Made(block, attribute.Index, attribute.Groups["target"].Value, string.Empty, isImage);
        }

        foreach (MarkdownLink link in Inline(block))
        {
            yield return link;
        }

        foreach (Match address in Bare.Matches(block.Masked))
        {
            yield return Made(block, address.Index, address.Value.TrimEnd('.', ',', ';', ':', '!', '?', '*', '_'), address.Value, isImage: false);
        }
    }

    public static IEnumerable<string> Anchors(MarkdownBlock block) => Anchor.Matches(block.Masked).Cast<Match>().Select(static m => m.Groups["anchor"].Value);

    private static IEnumerable<MarkdownLink> Inline(MarkdownBlock block)
    {
        string text = block.Masked;
        for (int close = text.IndexOf("](", StringComparison.Ordinal); close >= 0; close = text.IndexOf("](", close + 2, StringComparison.Ordinal))
        {
            int open = Opening(text, close);
            if (open >= 0 && !IsEscaped(text, open) && Target(text, close + 2) is { } target)
            {
                bool isImage = open > 0 && text[open - 1] == '!' && !IsEscaped(text, open - 1);
                yield return Made(block, isImage ? open - 1 : open, target, block.Text.Substring(open + 1, close - open - 1), isImage);
            }
        }
    }

    // The bracket that a closing one belongs to.
    private static int Opening(string text, int close)
    {
        int depth = 0;
        for (int i = close; i >= 0; i--)
        {
            if (text[i] is ']' && !IsEscaped(text, i))
            {
                depth++;
            }
            else if (text[i] is '[' && !IsEscaped(text, i) && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string? Target(string text, int from)
    {
        int at = from;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at < text.Length && text[at] == '<')
        {
            int end = text.IndexOfAny(['>', '\n'], at);
            return end > at && text[end] == '>' ? text.Substring(at + 1, end - at - 1) : null;
        }

        int start = at;
        for (int depth = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || (c == ')' && depth == 0))
            {
                break;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 1 : 0;
        }

        // Behind the target comes nothing but a title.
        at = Math.Min(at, text.Length);
        int closed = text.IndexOf(')', at);
        string rest = closed < 0 ? "?" : text.Substring(at, closed - at).Trim();
        return rest.Length == 0 || rest[0] is '"' or '\'' or '(' ? text.Substring(start, at - start).Replace("\\", string.Empty) : null;
    }

    private static bool IsEscaped(string text, int index)
    {
        int slashes = 0;
        while (index - slashes > 0 && text[index - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    private static MarkdownLink Made(MarkdownBlock block, int index, string target, string text, bool isImage)
    {
        (int line, int column) = block.PlaceOf(index);
        return new MarkdownLink(line, column, target, text, isImage);
    }
}
