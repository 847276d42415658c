using System.Globalization;

namespace FreeSport.Ops.Workflows.Text;

/// <summary>Small helpers around texts for people.</summary>
public static class TextExtensions
{
    /// <summary>Fills the places of a resource text.</summary>
    /// <param name="format">
    /// The text, with <c>{0}</c> and so on; <c>{0:file|files}</c> or, in Russian, <c>{0:файл|файла|файлов}</c> is the noun
    /// that agrees with the number <c>{0}</c>.
    /// </param>
    /// <param name="values">What goes there.</param>
    /// <returns>The text in the reader's culture.</returns>
    public static string With(this string format, params object?[] values) =>
        string.Format(new AgreeingFormatter(CultureInfo.CurrentCulture), format, values);

    /// <summary>The first line that says something, at most <paramref name="limit"/> characters long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">The greatest length.</param>
    /// <returns>The line, or an empty string.</returns>
    public static string FirstLine(this string? text, int limit = 300)
    {
        string line = (text ?? string.Empty).Split('\n').Select(static l => l.Trim()).FirstOrDefault(static l => l.Length > 0) ?? string.Empty;
        return line.Length <= limit ? line : line.Substring(0, limit - 1) + "…";
    }

    /// <summary>The last line that says something, at most <paramref name="limit"/> characters long.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">The greatest length.</param>
    /// <returns>The line, or an empty string.</returns>
    public static string LastLine(this string? text, int limit = 300)
    {
        string line = (text ?? string.Empty).Split('\n').Select(static l => l.Trim()).LastOrDefault(static l => l.Length > 0) ?? string.Empty;
        return line.Length <= limit ? line : line.Substring(0, limit - 1) + "…";
    }

    /// <summary>The last <paramref name="limit"/> characters, for tools that say the important thing at the end.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">The greatest length.</param>
    /// <returns>The end of the text.</returns>
    public static string Tail(this string? text, int limit = 4000)
    {
        string whole = (text ?? string.Empty).TrimEnd();
        return whole.Length <= limit ? whole : "…" + whole.Substring(whole.Length - limit);
    }
}
