using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>Titles of stories and epics.</summary>
internal static class StoryTitles
{
    private static readonly Regex Number = new(@"^\W*(?:story|история|стори|epic|эпик)\s+#?\d{1,3}(?:[.\-]\d{1,3}[a-z]?)?\s*[:.\-–—]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A title without the word story or epic and its number.</summary>
    /// <param name="title">The title.</param>
    public static string Bare(string title) => Number.Replace(title, string.Empty).Trim();
}
