namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Recognizes values without quotes that go on in the next line, and lines that are the rest of one.</summary>
/// <remarks>
/// A key of several lines, pasted without quotes, is half a secret at best; at worst the rest of it becomes names, which
/// everybody may read.
/// </remarks>
internal static class ValuePieces
{
    private static readonly string[] Openings = ["{", "[", "(", "|", "|-", "|+", ">", ">-", ">+"];

    /// <summary>Whether a name has capital and small letters, as pieces of keys do and variables seldom.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it has both.</returns>
    public static bool IsMixed(string name) => name.Any(char.IsUpper) && name.Any(char.IsLower);

    /// <summary>What is wrong with an entry whose value has no quotes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="mayEndInBackslash">Whether the reader knows a backslash at the end from one that joins lines.</param>
    /// <returns>The mistake, in the reader's language and without anything of the entry; null for none.</returns>
    public static string? Mistake(string name, CharBuffer value, bool mayEndInBackslash) =>
        IsPadding(name, value) ? SecretsTexts.EnvPiece
        : GoesOn(value, mayEndInBackslash) ? SecretsTexts.EnvGoesOn
        : null;

    // The end of a text in base64 or base32 is one = or several.
    private static bool IsPadding(string name, CharBuffer value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '=')
            {
                return false;
            }
        }

        return value.Length > 0 || IsMixed(name);
    }

    private static bool GoesOn(CharBuffer value, bool mayEndInBackslash) =>
        (!mayEndInBackslash && value.Length > 0 && value[value.Length - 1] == '\\')
        || (value.IndexOf("-----BEGIN ") == 0 && value.IndexOf("-----END ") < 0)
        || Openings.Any(o => o.Length == value.Length && value.IndexOf(o) == 0);
}
