using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Tells whether a value is what somebody expects, who wrote a text or a comparison.</summary>
internal static class ExpectedValue
{
    private const string Anything = "*";

    private static readonly string[] Operators = ["!=", "==", "<=", ">=", "<", ">"];

    /// <summary>Whether a value of a JSON document is as expected.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expected">A text, a comparison such as <c>&lt; 100</c>, or <c>*</c> for anything but null.</param>
    /// <returns>True when it is. Numbers compare as numbers; what is no number is neither less nor more than one.</returns>
    public static bool IsMet(JsonElement value, string expected) =>
        expected.Trim() == Anything ? value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) : IsMet(Show(value), expected);

    /// <summary>Whether a text is as expected.</summary>
    public static bool IsMet(string value, string expected)
    {
        string said = expected.Trim();
        if (said == Anything)
        {
            return true;
        }

        string comparison = Operators.FirstOrDefault(o => said.StartsWith(o, StringComparison.Ordinal)) ?? string.Empty;
        string right = said.Substring(comparison.Length).Trim();
        bool areNumbers = Number(value) is not null && Number(right) is not null;
        double left = Number(value) ?? double.NaN, limit = Number(right) ?? double.NaN;
        bool isEqual = areNumbers ? left.Equals(limit) : value == right;
        return comparison switch
        {
            "!=" => !isEqual,
            "<" => left < limit,
            "<=" => left <= limit,
            ">" => left > limit,
            ">=" => left >= limit,
            _ => isEqual,
        };
    }

    /// <summary>A value of a JSON document as a person reads it: a text without its quotes.</summary>
    public static string Show(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? string.Empty : value.GetRawText();

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;
}
