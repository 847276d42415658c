namespace FreeSport.Ops.Commands.Formats;

/// <summary>The colours of the views. PowerShell takes them away where none are wanted: NO_COLOR, plain text, a file.</summary>
public static class Paint
{
    /// <summary>A word from an enum in the colour of its mark.</summary>
    /// <param name="word">The word, such as <c>Passed</c>; null for none.</param>
    /// <returns>The word, coloured where it means something.</returns>
    public static string Word(object? word)
    {
        string text = word?.ToString() ?? string.Empty;
        return As(Marks.Of(text), text);
    }

    /// <summary>A text in the colour of a mark.</summary>
    internal static string As(char mark, string text) => mark switch
    {
        Marks.Good => Sgr("32", text),
        Marks.Bad => Sgr("31", text),
        Marks.Caution or Marks.Open => Sgr("33", text),
        Marks.LeftOut => Sgr("2", text),
        _ => text,
    };

    /// <summary>What may be read later.</summary>
    internal static string Faint(string text) => Sgr("2", text);

    /// <summary>What a person copies or clicks.</summary>
    internal static string Live(string text) => Sgr("36", text);

    // Windows PowerShell takes no colours away, neither for a file nor for a console that shows them as they are.
    private static string Sgr(string code, string text) =>
#if NETSTANDARD
        code.Length == 0 ? string.Empty : text;
#else
        text.Length == 0 ? text : $"\u001b[{code}m{text}\u001b[0m";
#endif
}
