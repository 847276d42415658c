using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>The anchors that GitHub gives the headings of a page.</summary>
/// <remarks>Source: github/markup and html-pipeline's table of contents: small letters; of the rest only word characters, hyphens and blanks stay, and blanks become hyphens.</remarks>
internal static class HeadingSlugs
{
    private static readonly Regex Image = new(@"!\[[^\]]*\]\([^)]*\)", RegexOptions.CultureInvariant);
    private static readonly Regex Link = new(@"\[(?<text>(?:[^\[\]]|\[[^\]]*\])*)\](?:\([^)]*\)|\[[^\]]*\])", RegexOptions.CultureInvariant);
    private static readonly Regex Tag = new(@"</?[A-Za-z][^>]*>|<!--.*?-->", RegexOptions.CultureInvariant);
    private static readonly Regex Autolink = new(@"<(?<text>[a-z][a-z0-9+.-]*:[^>\s]+)>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Underscores = new(@"(?<![\p{L}\p{N}_])(?<marks>_{1,3})(?=\S)(?<text>.+?)(?<=\S)\k<marks>(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant);
    private static readonly Regex CodeOrRest = new(@"(?<ticks>`+)(?<code>.+?)\k<ticks>|[^`]+|`+", RegexOptions.CultureInvariant);

    /// <summary>The anchors of headings in their order; what comes again gets a number.</summary>
    public static HashSet<string> Of(IEnumerable<MarkdownHeading> headings)
    {
        HashSet<string> all = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (MarkdownHeading heading in headings)
        {
            string slug = Slug(heading.Text);
            int before = seen.TryGetValue(slug, out int count) ? count : 0;
            seen[slug] = before + 1;
            all.Add(before == 0 ? slug : slug + "-" + before.ToString(CultureInfo.InvariantCulture));
        }

        return all;
    }

    /// <summary>The anchor of a heading by itself.</summary>
    public static string Slug(string heading)
    {
        StringBuilder slug = new();
        string text = Shown(heading).Trim().ToLowerInvariant();
        for (int i = 0; i < text.Length; i++)
        {
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            if (text[i] is ' ')
            {
                slug.Append('-');
            }
            else if (text[i] is '-' || IsWord(category))
            {
                slug.Append(text[i]);
                if (isPair)
                {
                    slug.Append(text[i + 1]);
                }
            }

            i += isPair ? 1 : 0;
        }

        return slug.ToString();
    }

    private static bool IsWord(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;

    // What a reader sees: marks of emphasis, links and tags are gone, what stands in code stays as it is.
    private static string Shown(string heading)
    {
        StringBuilder shown = new();
        string text = Link.Replace(Image.Replace(heading, string.Empty), static m => m.Groups["text"].Value);
        foreach (Match part in CodeOrRest.Matches(text))
        {
            shown.Append(part.Groups["code"].Success ? part.Groups["code"].Value : Plain(part.Value));
        }

        return shown.ToString();
    }

    private static string Plain(string text)
    {
        string plain = Tag.Replace(Autolink.Replace(text, static m => m.Groups["text"].Value), string.Empty);
        plain = Underscores.Replace(plain, static m => m.Groups["text"].Value);
        return WebUtility.HtmlDecode(plain);
    }
}
