using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>What people say, as one line of a list or one cell of a table: it opens no section, box, comment or code.</summary>
internal static class RecordText
{
    private static readonly Regex Promise = new(@"(?<![\p{L}\p{N}])(?:TBD|TBA|to be (?:filled|populated|added)|will be (?:filled|populated))(?![\p{L}\p{N}])|будет заполнен|заполняется|заполнит", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Framed = new(@"^(?:_.*_|\*\S.*\*|\(.*\)|\[.*\]|\{\{.*\}\})\.?$", RegexOptions.CultureInvariant);

    /// <summary>A text in one line.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text)
    {
        string line = Regex.Replace(text, @"\s+", " ", RegexOptions.CultureInvariant).Trim().Replace("<!--", "&lt;!--").Replace("<frozen-after-approval", "&lt;frozen-after-approval").Replace("</frozen-after-approval", "&lt;/frozen-after-approval");
        return Regex.Replace(line, @"^(?=\[[ xX]\]|#{1,6}\s|`{3,}|~{3,}|[-*+>]\s|\d+[.)]\s)", @"\", RegexOptions.CultureInvariant);
    }

    /// <summary>A text in one cell.</summary>
    /// <param name="text">The text.</param>
    public static string Cell(string text) => Regex.Replace(Line(text), @"(?<!\\)\|", @"\|", RegexOptions.CultureInvariant);

    /// <summary>Whether a line only says that somebody will write here.</summary>
    /// <param name="line">The line.</param>
    public static bool IsPlaceholder(string line) => line.Trim() is var bare
        && (bare.ToUpperInvariant() is "TBD" or "TBA" || (Framed.IsMatch(bare) && (bare.StartsWith("{{", StringComparison.Ordinal) || Promise.IsMatch(bare))));
}
