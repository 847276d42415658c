namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads what stands there: nothing is replaced, quotes are taken off.</summary>
/// <param name="text">The file.</param>
/// <param name="warn">Takes what other readers would make of it.</param>
internal sealed class LiteralValueReader(EnvText text, Action<string> warn) : EnvValueReader(text, warn)
{
    /// <inheritdoc/>
    protected override void ReadPlain(CharBuffer value, bool afterBlank)
    {
        while (!Text.IsLineOver && !(Text.Next == '#' && afterBlank))
        {
            afterBlank = Text.Next is ' ' or '\t';
            Add(value);
        }

        value.TrimEnd();
    }

    /// <inheritdoc/>
    protected override void ReadInside(char quote, CharBuffer value)
    {
        while (!Text.IsOver && Text.Next != quote)
        {
            if (Text.TakeLineEnd())
            {
                value.Add('\n');
            }
            else if (quote == '"' && Text.Next == '\\' && Escaped(Text.AfterNext) is { } meant)
            {
                value.Add(meant);
                Text.At += 2;
            }
            else
            {
                Add(value, mayWarn: quote == '"');
            }
        }
    }

    private static char? Escaped(char character) => character switch
    {
        '"' or '\\' or '$' => character,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };

    private void Add(CharBuffer value, bool mayWarn = true)
    {
        if (mayWarn && Text.Next == '$' && (Text.AfterNext is '{' or '_' || char.IsLetter(Text.AfterNext)))
        {
            Warn(SecretsTexts.EnvDollar);
        }

        value.Add(Text.Take());
    }
}
