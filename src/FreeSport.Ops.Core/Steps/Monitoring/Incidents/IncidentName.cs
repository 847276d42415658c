using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>The name of an incident's file: the date, and the title in letters that every system and address takes.</summary>
internal static class IncidentName
{
    private const int Longest = 60;

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>The part of the name that comes from the title.</summary>
    /// <param name="title">The title.</param>
    public static string Slug(string title)
    {
        StringBuilder slug = new();
        foreach (char c in title.ToLowerInvariant())
        {
            string piece = c is >= 'а' and <= 'я' ? Latin[c - 'а'] : c == 'ё' ? "e" : c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c.ToString() : "-";
            if (piece != "-" || (slug.Length > 0 && slug[slug.Length - 1] != '-'))
            {
                slug.Append(piece);
            }
        }

        string whole = slug.ToString();
        string cut = (whole.Length > Longest ? whole.Substring(0, Longest) : whole).Trim('-');
        return cut.Length == 0 ? "incident" : cut;
    }

    /// <summary>The file of an incident.</summary>
    /// <param name="folder">The folder of incidents.</param>
    /// <param name="date">Its day.</param>
    /// <param name="title">Its title.</param>
    public static string File(string folder, DateTime date, string title) =>
        Path.Combine(folder, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + Slug(title) + ".md");
}
