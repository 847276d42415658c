namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Reads expressions of GitHub Actions into trees. Whether contexts and functions exist is asked only where names are given.</summary>
public static class ExpressionParser
{
    /// <summary>Reads an expression that stands alone. Blanks mean null, as in GitHub's engine.</summary>
    /// <param name="source">The expression without <c>${{</c> and <c>}}</c>.</param>
    /// <returns>The tree or the first error, with offsets in <paramref name="source" />.</returns>
    public static ExpressionParse Parse(string source) => Parse(source, null);

    /// <summary>Reads an expression that stands alone and in which only some names exist.</summary>
    /// <param name="source">The expression without <c>${{</c> and <c>}}</c>.</param>
    /// <param name="names">The contexts and functions there are; null for any.</param>
    /// <returns>The tree or the first error, be it of syntax or of a name, with offsets in <paramref name="source" />.</returns>
    public static ExpressionParse Parse(string source, ExpressionNames? names) =>
        IsBlank(source, 0, source.Length)
            ? new(new LiteralNode(ExpressionValue.Null, 0, 0), null)
            : Read(source, 0, source.Length, names);

    /// <summary>Reads an expression that stands inside a longer text, up to the <c>}}</c> that ends it; one inside a string does not.</summary>
    /// <param name="text">The longer text.</param>
    /// <param name="start">Behind the <c>${{</c>: an offset in characters.</param>
    /// <param name="end">Behind the <c>}}</c>; the length of the text when it is missing, which is an error.</param>
    /// <returns>The tree or the first error, with offsets in <paramref name="text" />.</returns>
    public static ExpressionParse ParseEmbedded(string text, int start, out int end)
    {
        bool quoted = false;
        for (int at = start; at < text.Length; at++)
        {
            if (text[at] == '\'')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[at] == '}' && at + 1 < text.Length && text[at + 1] == '}')
            {
                end = at + 2;
                return IsBlank(text, start, at)
                    ? Failed(ExpressionErrorKind.Empty, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.Empty)), start, at)
                    : Read(text, start, at, null);
            }
        }

        end = text.Length;
        return Failed(ExpressionErrorKind.Unclosed, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.Unclosed), "}}"), start, end);
    }

    private static ExpressionParse Read(string text, int start, int end, ExpressionNames? names) =>
        end - start > ExpressionLimits.Length
            ? Failed(ExpressionErrorKind.TooLong, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.TooLong), ExpressionLimits.Length), start, end)
            : new ExpressionReading(text, start, end, names).Read();

    private static ExpressionParse Failed(ExpressionErrorKind kind, Message message, int start, int end) =>
        new(null, new ExpressionError(kind, message, start, end));

    private static bool IsBlank(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start >= end;
    }
}
