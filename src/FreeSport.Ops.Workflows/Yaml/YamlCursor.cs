namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A place in a YAML text that moves forward, and what stands there.</summary>
/// <param name="text">The text.</param>
/// <remarks>Lines end as YAML 1.2 has them: LF, CRLF or CR.</remarks>
internal sealed class YamlCursor(string text)
{
    // A byte order mark stands before the first line and is no part of it.
    private int _lineStart = StartOf(text);
    private int _line = 1;

    /// <summary>Gets the text.</summary>
    public string Text { get; } = text;

    /// <summary>Gets the index of the next character.</summary>
    public int Index { get; private set; } = StartOf(text);

    /// <summary>Gets the line, counted from 1.</summary>
    public int Line => _line;

    /// <summary>Gets how many characters stand before it on its line.</summary>
    public int Column => Index - _lineStart;

    /// <summary>Gets a value indicating whether nothing is left.</summary>
    public bool IsEnd => Index >= Text.Length;

    /// <summary>Gets the next character; NUL at the end, which no text holds.</summary>
    public char Current => Index < Text.Length ? Text[Index] : '\0';

    /// <summary>Gets a value indicating whether a line or the text ends here.</summary>
    public bool IsLineEnd => Current is '\n' or '\r' or '\0';

    /// <summary>Gets the place.</summary>
    public YamlPosition Position => new(Index, _line, Column + 1);

    /// <summary>The character some way ahead; NUL past the end.</summary>
    public char Peek(int ahead = 1) => Index + ahead < Text.Length ? Text[Index + ahead] : '\0';

    /// <summary>Whether a character is white space, a line's end, or the text's.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\0';

    /// <summary>Goes on by characters of one line.</summary>
    public void Skip(int count = 1) => Index += count;

    /// <summary>Goes behind the end of a line.</summary>
    public void SkipBreak()
    {
        Index += Current == '\r' && Peek() == '\n' ? 2 : 1;
        _line++;
        _lineStart = Index;
    }

    /// <summary>Passes over spaces and tabs.</summary>
    public void SkipBlanks()
    {
        Index += BlanksAhead();
    }

    /// <summary>How many spaces and tabs stand here.</summary>
    public int BlanksAhead()
    {
        int count = 0;
        while (Peek(count) is ' ' or '\t')
        {
            count++;
        }

        return count;
    }

    /// <summary>Passes over a comment up to the end of its line.</summary>
    public void SkipLine()
    {
        while (!IsLineEnd)
        {
            Index++;
        }
    }

    /// <summary>Remembers the place.</summary>
    public (int Index, int Line, int LineStart) Mark() => (Index, _line, _lineStart);

    /// <summary>Goes back to a place.</summary>
    public void Return((int Index, int Line, int LineStart) mark) => (Index, _line, _lineStart) = mark;

    /// <summary>Whether a document ends here: <c>---</c> or <c>...</c> at the beginning of a line, alone or before white space.</summary>
    public bool IsDocumentMark() => Column == 0 && (IsMark('-') || IsMark('.'));

    /// <summary>Whether three characters of a kind stand here and white space behind them.</summary>
    public bool IsMark(char c) => Current == c && Peek() == c && Peek(2) == c && IsBlank(Peek(3));

    private static int StartOf(string text) => text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
}
