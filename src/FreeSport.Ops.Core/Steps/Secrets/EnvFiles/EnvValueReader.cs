namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads one value. On <c>$</c>, backslashes, comments and what stands beside quotes the readers of such files disagree.</summary>
/// <param name="text">The file; it stands after the name's <c>=</c>.</param>
/// <param name="warn">Takes what other readers would make of it. Never anything of the text: it is a value.</param>
internal abstract class EnvValueReader(EnvText text, Action<string> warn)
{
    /// <summary>Gets the file.</summary>
    protected EnvText Text => text;

    /// <summary>Reads the value and the rest of its last line.</summary>
    /// <param name="value">Takes it.</param>
    /// <returns>Whether it stood in quotes.</returns>
    public bool Read(CharBuffer value)
    {
        bool afterBlank = SkipBlanks();
        bool isQuoted = !text.IsLineOver && text.Next is '"' or '\'';
        if (isQuoted)
        {
            ReadQuoted(value);
        }
        else
        {
            if (!afterBlank && !text.IsLineOver && text.Next == '#')
            {
                Warn(SecretsTexts.EnvHash);
            }

            ReadPlain(value, afterBlank);
        }

        text.SkipLine();
        return isQuoted;
    }

    /// <summary>Skips what is no part of the value before it.</summary>
    /// <returns>Whether there was anything.</returns>
    protected virtual bool SkipBlanks() => text.SkipBlanks();

    /// <summary>Reads a value without quotes.</summary>
    /// <param name="value">Takes it.</param>
    /// <param name="afterBlank">Whether a blank stands before it.</param>
    protected abstract void ReadPlain(CharBuffer value, bool afterBlank);

    /// <summary>Reads what stands between quotes, as it stands.</summary>
    /// <param name="quote">The quote; behind.</param>
    /// <param name="value">Takes it.</param>
    protected abstract void ReadInside(char quote, CharBuffer value);

    /// <summary>Gets a value indicating whether a comment may touch the closing quote.</summary>
    protected virtual bool CommentMayTouchQuote => true;

    protected void Warn(string what) => warn(what);

    private void ReadQuoted(CharBuffer value)
    {
        int line = text.Line;
        char quote = text.Take();
        ReadInside(quote, value);
        if (text.IsOver)
        {
            throw text.Invalid(line, SecretsTexts.EnvOpenQuote);
        }

        text.At++;
        bool isApart = text.SkipBlanks();
        if (!text.IsLineOver && !(text.Next == '#' && (isApart || CommentMayTouchQuote)))
        {
            throw text.Invalid(SecretsTexts.EnvAfterQuote);
        }
    }
}
