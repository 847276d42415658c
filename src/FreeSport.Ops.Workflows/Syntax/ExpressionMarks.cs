using System.Text.RegularExpressions;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Tells whether a text holds <c>${{ }}</c>.</summary>
internal static class ExpressionMarks
{
    public const string Open = "${{";

    public const string Close = "}}";

    /// <summary>An expression as messages show it.</summary>
    public const string Example = Open + " " + Close;

    /// <summary>Each expression of a text.</summary>
    public static readonly Regex Each = new(@"\$\{\{.*?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>True when an expression opens somewhere and a closing mark follows the first opening one.</summary>
    public static bool AreIn(string text) =>
        text.IndexOf(Open, StringComparison.Ordinal) is >= 0 and int open && text.IndexOf(Close, StringComparison.Ordinal) > open;

    /// <summary>A regular expression for what a text is once its expressions are filled in, which may become anything.</summary>
    public static string PatternOf(string text) => string.Join(".*", Each.Split(text).Select(Regex.Escape));

    /// <summary>True for the key under which an expression inserts all its pairs into a mapping.</summary>
    public static bool IsInsert(string key) =>
        AreAround(key) && key.Trim() is var marked && marked.Substring(Open.Length, marked.Length - Open.Length - Close.Length).Trim().Equals("insert", StringComparison.Ordinal);

    /// <summary>True when the whole text, but for space around it, is one expression.</summary>
    public static bool AreAround(string text)
    {
        string trimmed = text.Trim();
        return trimmed.StartsWith(Open, StringComparison.Ordinal)
            && trimmed.EndsWith(Close, StringComparison.Ordinal)
            && trimmed.IndexOf(Open, Open.Length, StringComparison.Ordinal) < 0;
    }
}
