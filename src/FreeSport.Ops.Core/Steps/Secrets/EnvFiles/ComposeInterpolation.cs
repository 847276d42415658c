namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Puts in what a value refers to, as Docker Compose does.</summary>
/// <remarks>
/// Source: Docker's documentation, "Interpolation". A name that is not set and has no default is a mistake here, where
/// Compose puts nothing: a password that is nearly right is worse than none.
/// </remarks>
/// <param name="references">What names stand for.</param>
internal sealed class ComposeInterpolation(EnvReferences references)
{
    private const int DeepestNesting = 50;

    /// <summary>Whether a name that is referred to may begin with a character.</summary>
    public static bool IsNameStart(char character) => character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Adds a text with what it refers to.</summary>
    /// <param name="raw">The text.</param>
    /// <param name="value">Takes the result; holds a part of it after a mistake.</param>
    /// <returns>The mistake, in the reader's language and without anything of the text; null for none.</returns>
    public string? Add(CharBuffer raw, CharBuffer value) => Add(raw, 0, raw.Length, value, depth: 0);

    private string? Add(CharBuffer raw, int start, int end, CharBuffer value, int depth)
    {
        for (int i = start; i < end; i++)
        {
            char next = i + 1 < end ? raw[i + 1] : '\0';
            if (raw[i] == '$' && next == '$')
            {
                value.Add('$');
                i++;
            }
            else if (raw[i] == '$' && (next == '{' || IsNameStart(next)))
            {
                if (AddReference(raw, ref i, end, value, depth) is { } mistake)
                {
                    return mistake;
                }
            }
            else
            {
                value.Add(raw[i]);
            }
        }

        return null;
    }

    private string? AddReference(CharBuffer raw, ref int at, int end, CharBuffer value, int depth)
    {
        bool isBraced = raw[at + 1] == '{';
        int start = at + (isBraced ? 2 : 1);
        int afterName = start;
        while (afterName < end && (IsNameStart(raw[afterName]) || (afterName > start && raw[afterName] is >= '0' and <= '9')))
        {
            afterName++;
        }

        string name = raw.Text(start, afterName);
        if (!isBraced || (afterName < end && afterName > start && raw[afterName] == '}'))
        {
            at = isBraced ? afterName : afterName - 1;
            return references.TryAdd(name, value) ? null : SecretsTexts.EnvUnknownReference;
        }

        bool emptyIsUnset = afterName < end && raw[afterName] == ':';
        int sign = afterName + (emptyIsUnset ? 1 : 0);
        int close = Close(raw, at, sign + 1, end);
        if (name.Length == 0 || close < 0 || depth == DeepestNesting || !(raw[sign] is '-' or '+' or '?'))
        {
            return SecretsTexts.EnvWrongReference;
        }

        at = close;
        bool isThere = references.Length(name) is { } length && (length > 0 || !emptyIsUnset);
        switch (raw[sign])
        {
            case '+' when !isThere:
                return null;
            case '?' when !isThere:
                return SecretsTexts.EnvRequiredReference;
            case '-' or '?' when isThere:
                references.TryAdd(name, value);
                return null;
            default:
                return Add(raw, sign + 1, close, value, depth + 1);
        }
    }

    // The brace that closes the reference: braces count in pairs, and where they do not come out the last of the line is taken.
    private static int Close(CharBuffer raw, int start, int afterSign, int end)
    {
        int last = -1;
        int lineEnd = afterSign;
        for (; lineEnd < end && raw[lineEnd] != '\n'; lineEnd++)
        {
            last = raw[lineEnd] == '}' ? lineEnd : last;
        }

        int open = 0;
        for (int i = start; i <= last; i++)
        {
            if (raw[i] == '}' && --open == 0)
            {
                return i;
            }

            if (raw[i] == '{')
            {
                // As Compose counts: what stands right behind an opening brace is passed over.
                open++;
                i++;
            }
        }

        return last;
    }
}
