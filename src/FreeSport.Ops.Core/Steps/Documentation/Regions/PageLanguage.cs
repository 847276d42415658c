using System.Globalization;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The language of a page, whoever runs the shell: what is written into it must not depend on a person's settings.</summary>
internal static class PageLanguage
{
    // Russian pages are full of English names, English ones of hardly any Russian.
    private const double LeastCyrillic = 0.1;

    /// <summary>The language of a region: what its mark asks for, else the page's.</summary>
    public static string Of(GeneratedRegion region, MarkdownPage page, IReadOnlyList<GeneratedRegion> regions) => region.Language ?? Of(page, regions);

    /// <summary>The language of a page's own text: <c>ru</c> or <c>en</c>.</summary>
    public static string Of(MarkdownPage page, IReadOnlyList<GeneratedRegion> regions)
    {
        int cyrillic = 0, all = 0;
        foreach (MarkdownBlock block in page.Blocks.Where(b => !regions.Any(r => r.Holds(b.Line))))
        {
            all += block.Masked.Count(char.IsLetter);
            cyrillic += block.Masked.Count(static c => c is >= '\u0400' and <= '\u04FF');
        }

        return cyrillic > 0 && cyrillic >= all * LeastCyrillic ? "ru" : "en";
    }

    /// <summary>Does work whose texts are in a language.</summary>
    public static T Speaking<T>(string language, Func<T> work)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
