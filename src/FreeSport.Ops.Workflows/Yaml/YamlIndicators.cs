namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>What characters mean where they stand.</summary>
internal static class YamlIndicators
{
    /// <summary>Whether a character ends a word inside brackets.</summary>
    public static bool IsFlow(char c) => c is ',' or '[' or ']' or '{' or '}';

    /// <summary>Whether <c>-</c>, <c>?</c> or <c>:</c> stands here as a sign of its own, in a block.</summary>
    public static bool IsSign(YamlCursor at, char sign) => at.Current == sign && YamlCursor.IsBlank(at.Peek());

    /// <summary>Whether a <c>:</c> here parts key and value.</summary>
    /// <param name="at">The place.</param>
    /// <param name="inFlow">Whether it is inside brackets.</param>
    /// <param name="isClosed">Whether what stands before it is closed by a sign, so that nothing need stand behind.</param>
    public static bool IsValue(YamlCursor at, bool inFlow, bool isClosed = false) =>
        at.Current == ':' && (YamlCursor.IsBlank(at.Peek()) || (inFlow && (isClosed || IsFlow(at.Peek()))));

    /// <summary>Whether a plain value may begin here.</summary>
    public static bool BeginsPlain(YamlCursor at, bool inFlow)
    {
        char c = at.Current;
        if (c is '-' or '?' or ':')
        {
            return !YamlCursor.IsBlank(at.Peek()) && !(inFlow && IsFlow(at.Peek()));
        }

        // No block can begin inside brackets, so its signs are taken for text there.
        return !YamlCursor.IsBlank(c) && c is not ('#' or '&' or '*' or '!' or '\'' or '"' or '%' or '@' or '`') && !IsFlow(c) && (inFlow || c is not ('|' or '>'));
    }
}
