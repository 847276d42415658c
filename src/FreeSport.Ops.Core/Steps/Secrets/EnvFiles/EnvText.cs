using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>The text of a file of variables and how far it is read.</summary>
/// <param name="text">The text.</param>
/// <param name="path">Its file, for messages.</param>
internal sealed class EnvText(char[] text, string path)
{
    /// <summary>Gets or sets the place of the next character.</summary>
    public int At { get; set; }

    /// <summary>Gets the line of that place, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Gets a value indicating whether lines end as on Windows.</summary>
    public bool HasCarriageReturns { get; private set; }

    /// <summary>Gets a value indicating whether nothing follows in the whole text.</summary>
    public bool IsOver => At >= text.Length;

    /// <summary>Gets a value indicating whether nothing follows in this line.</summary>
    public bool IsLineOver => IsOver || text[At] is '\n' or '\r';

    /// <summary>Gets the next character.</summary>
    public char Next => text[At];

    /// <summary>Gets the one after it; NUL at the end.</summary>
    public char AfterNext => At + 1 < text.Length ? text[At + 1] : '\0';

    public char Take() => text[At++];

    public string From(int start) => new(text, start, At - start);

    public void CopyTo(CharBuffer value, int start)
    {
        for (int i = start; i < At; i++)
        {
            value.Add(text[i]);
        }
    }

    /// <summary>Takes a line's end inside of quotes: a key of several lines has the ends that its readers on Linux know.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TakeLineEnd()
    {
        if (!IsOver && Next == '\r' && AfterNext == '\n')
        {
            HasCarriageReturns = true;
            At++;
        }

        if (IsOver || Next != '\n')
        {
            return false;
        }

        At++;
        Line++;
        return true;
    }

    /// <summary>Skips blanks.</summary>
    /// <returns>Whether there were any.</returns>
    public bool SkipBlanks()
    {
        int start = At;
        while (!IsOver && Next is ' ' or '\t')
        {
            At++;
        }

        return At > start;
    }

    public void SkipLine()
    {
        while (!IsOver && !TakeLineEnd())
        {
            if (Take() == '\r' && !IsOver)
            {
                throw Invalid(SecretsTexts.EnvLoneReturn);
            }
        }
    }

    public OpsException Invalid(string mistake) => Invalid(Line, mistake);

    public OpsException Invalid(int line, string mistake) => EnvFile.Invalid(path, line, mistake);
}
