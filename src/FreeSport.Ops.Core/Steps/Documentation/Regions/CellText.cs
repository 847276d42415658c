using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>Texts from workflows and configuration in a cell of a table: they can neither end the cell or the table, nor open or close a comment.</summary>
internal static class CellText
{
    /// <summary>What stands where there is nothing to say.</summary>
    public const string Nothing = "—";

    private static readonly Regex Signs = new(@"[\\`*\[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])", RegexOptions.CultureInvariant);
    private static readonly Regex Blank = new(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant);

    /// <summary>A text as it is.</summary>
    public static string Plain(string text) =>
        Signs.Replace(Flat(text), static m => @"\" + m.Value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A name in a span of code.</summary>
    public static string Code(string text)
    {
        string flat = Flat(text);
        return flat.Length == 0 ? Nothing
            : flat.IndexOf('`') >= 0 || flat.IndexOf('\\') >= 0 || flat.Contains("<!--") || flat.Contains("-->") ? Plain(flat)
            : "`" + flat.Replace("|", @"\|") + "`";
    }

    /// <summary>Names, with commas.</summary>
    public static string Codes(IEnumerable<string> texts) => Joined(texts.Select(Code));

    /// <summary>What is there, with commas; a dash for nothing.</summary>
    public static string Joined(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : Nothing;

    /// <summary>A row.</summary>
    public static string Row(params string[] cells) => "| " + string.Join(" | ", cells.Select(static c => c.Length == 0 ? Nothing : c)) + " |";

    /// <summary>A header with the line beneath it.</summary>
    public static IEnumerable<string> Header(params string[] cells) => [Row(cells), Row([.. cells.Select(static _ => "---")])];

    private static string Flat(string text) => Blank.Replace(text, " ").Trim();
}
