using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>Writes values for people.</summary>
internal static class ValueDisplay
{
    private const int LongestShown = 120;

    private const int MostReasons = 6;

    /// <summary>What an unknown value depends on, as a sentence without its point.</summary>
    public static string DependsOn(ExpressionValue value) => ValuesTexts.DependsOn.With(string.Join(", ", value.Reasons.Distinct(StringComparer.Ordinal).Take(MostReasons)));

    /// <summary>A value on one line.</summary>
    public static string Show(ExpressionValue value) => Shown(value, depth: 0).FirstLine(LongestShown);

    private static string Shown(ExpressionValue value, int depth) => value.Kind switch
    {
        ExpressionValueKind.Array => depth > 2 ? "[…]" : "[" + string.Join(", ", value.Items.Take(LongestShown).Select(i => Shown(i, depth + 1))) + "]",
        ExpressionValueKind.Object => depth > 2 ? "{…}" : "{" + string.Join(", ", value.Members.Ordered.Take(LongestShown).Select(m => m.Key + ": " + Shown(m.Value, depth + 1))) + "}",
        ExpressionValueKind.Null => "null",
        ExpressionValueKind.Unknown => "?",
        _ => value.ToText().FirstLine(LongestShown),
    };
}
