namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads values as a shell does that is told to read the file, without running anything.</summary>
/// <remarks>
/// Source: POSIX, "Shell Command Language", 2.2 Quoting and 2.6 Word Expansions; bash. Where a shell would run something,
/// join pieces or expand more than a name, the file is refused: a value that is nearly right is worse.
/// </remarks>
/// <param name="text">The file.</param>
/// <param name="isExport">Whether <c>export</c> stands before the name: then the shell expands braces as well.</param>
/// <param name="references">What names stand for.</param>
/// <param name="warn">Takes what other readers would make of it.</param>
internal sealed class ShellValueReader(EnvText text, bool isExport, EnvReferences references, Action<string> warn) : EnvValueReader(text, warn)
{
    private static readonly HashSet<string> OwnNames = new(StringComparer.Ordinal)
    {
        "_", "RANDOM", "SRANDOM", "SECONDS", "LINENO", "EPOCHSECONDS", "EPOCHREALTIME", "SHLVL", "PPID", "UID", "EUID", "GROUPS", "DIRSTACK",
        "FUNCNAME", "HISTCMD", "PIPESTATUS", "OPTIND", "SHELLOPTS", "IFS", "PS4", "COMP_WORDBREAKS", "POSIXLY_CORRECT", "PWD", "OLDPWD",
    };

    /// <summary>Whether the shell gives a variable its value itself, so that what the file says does not hold.</summary>
    /// <param name="name">The variable's name.</param>
    public static bool IsOwnName(string name) => OwnNames.Contains(name) || name.StartsWith("BASH", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override bool CommentMayTouchQuote => false;

    /// <inheritdoc/>
    protected override bool SkipBlanks()
    {
        bool afterBlank = Text.SkipBlanks();

        // NAME= and a word after a blank: the shell would run the word.
        return !afterBlank || Text.IsLineOver || Text.Next == '#' ? afterBlank : throw Text.Invalid(SecretsTexts.EnvShellRuns);
    }

    /// <inheritdoc/>
    protected override void ReadPlain(CharBuffer value, bool afterBlank)
    {
        bool mayExpandHome = true;
        while (!afterBlank && !Text.IsLineOver && !(Text.Next is ' ' or '\t'))
        {
            bool isColon = Text.Next == ':';
            if (Text.Next == '\\')
            {
                isColon = mayExpandHome && Text.AfterNext is '\r' or '\n';
                ReadEscape(value);
            }
            else if (Text.Next == '~' && mayExpandHome)
            {
                AddHome(value);
            }
            else if (Text.Next is '"' or '\'' or ';' or '&' or '|' or '<' or '>' or '(' or ')' || (isExport && Text.Next is '{' or '}'))
            {
                throw Text.Invalid(SecretsTexts.EnvShellRuns);
            }
            else
            {
                AddMaybeReplaced(value);
            }

            mayExpandHome = isColon;
        }

        Text.SkipBlanks();
        if (!Text.IsLineOver && Text.Next != '#')
        {
            throw Text.Invalid(SecretsTexts.EnvShellRuns);
        }
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
            else if (quote == '\'')
            {
                value.Add(Text.Take());
            }
            else if (Text.Next == '\\')
            {
                ReadEscape(value, isQuoted: true);
            }
            else
            {
                AddMaybeReplaced(value);
            }
        }
    }

    private void ReadEscape(CharBuffer value, bool isQuoted = false)
    {
        Text.At++;
        if (Text.IsOver && !isQuoted)
        {
            throw Text.Invalid(SecretsTexts.EnvGoesOn);
        }

        if (Text.IsOver || (isQuoted && !(Text.Next is '"' or '\\' or '$' or '`' or '\r' or '\n')))
        {
            value.Add('\\');
        }
        else if (!Text.TakeLineEnd())
        {
            value.Add(Text.Take());
        }
    }

    // ~ alone, or with a path behind it. Other people's folders are not looked up.
    private void AddHome(CharBuffer value)
    {
        Text.At++;
        if (!Text.IsLineOver && !(Text.Next is '/' or ':' or ' ' or '\t'))
        {
            throw Text.Invalid(SecretsTexts.EnvShellRuns);
        }

        if (!references.TryAdd("HOME", value))
        {
            throw Text.Invalid(SecretsTexts.EnvUnknownReference);
        }
    }

    private void AddMaybeReplaced(CharBuffer value)
    {
        if (Text.Next == '`' || (Text.Next == '$' && (Text.AfterNext is '(' or '[' or '$' or '\'' or '?' or '!' or '@' or '*' or '#' or '-' || char.IsDigit(Text.AfterNext))))
        {
            throw Text.Invalid(SecretsTexts.EnvShellRuns);
        }

        bool isReference = Text.Next == '$' && (Text.AfterNext is '{' or '_' || IsLetter(Text.AfterNext));
        char character = Text.Take();
        if (!isReference)
        {
            RefuseJoinedLine(character == '$');
            value.Add(character);
            return;
        }

        bool isBraced = Text.Next == '{';
        Text.At += isBraced ? 1 : 0;
        int start = Text.At;
        while (!Text.IsOver && (Text.Next is '_' or (>= '0' and <= '9') || IsLetter(Text.Next)))
        {
            Text.At++;
        }

        string name = Text.From(start);
        if (isBraced && (Text.IsOver || Text.Take() != '}' || name.Length == 0 || char.IsDigit(name[0])))
        {
            throw Text.Invalid(SecretsTexts.EnvComplexReference);
        }

        RefuseJoinedLine(!isBraced);
        if (IsOwnName(name) || !references.TryAdd(name, value))
        {
            throw Text.Invalid(SecretsTexts.EnvUnknownReference);
        }
    }

    // The shell joins the lines first, and so finds a reference, or a longer one.
    private void RefuseJoinedLine(bool isWithinReference)
    {
        if (isWithinReference && !Text.IsOver && Text.Next == '\\' && Text.AfterNext is '\r' or '\n')
        {
            throw Text.Invalid(SecretsTexts.EnvComplexReference);
        }
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
