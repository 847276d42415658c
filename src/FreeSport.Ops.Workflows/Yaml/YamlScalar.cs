using System.Globalization;

namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A single value.</summary>
/// <param name="value">The value after unquoting and folding.</param>
/// <param name="style">How it is written.</param>
/// <param name="start">Where it begins; for a block, its <c>|</c> or <c>&gt;</c>.</param>
/// <param name="end">Where it ends.</param>
public sealed class YamlScalar(string value, YamlScalarStyle style, YamlPosition start, YamlPosition end) : YamlNode(start, end)
{
    private YamlScalarKind? _kind;

    /// <summary>Gets the value after unquoting and folding.</summary>
    public string Value { get; } = value;

    /// <summary>Gets how it is written.</summary>
    public YamlScalarStyle Style { get; } = style;

    /// <summary>Gets a value indicating whether it was written without quotes and not as a block.</summary>
    public bool IsPlain => Style == YamlScalarStyle.Plain;

    /// <summary>Gets a value indicating whether it stands in single or double quotes.</summary>
    public bool IsQuoted => Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted;

    /// <summary>Gets a value indicating whether it is a block of lines.</summary>
    public bool IsBlock => Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;

    /// <summary>Gets a value indicating whether it says nothing: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Kind == YamlScalarKind.Null;

    /// <summary>Gets what it stands for.</summary>
    public YamlScalarKind Kind => _kind ??= Tag switch
    {
        "!!str" or "!" => YamlScalarKind.Text,
        "!!null" => YamlScalarKind.Null,
        "!!bool" => YamlScalarKind.Boolean,
        "!!int" => YamlScalarKind.Whole,
        "!!float" => YamlScalarKind.Fraction,
        _ => IsPlain ? KindOf(Value) : YamlScalarKind.Text,
    };

    private static YamlScalarKind KindOf(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return YamlScalarKind.Null;
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return YamlScalarKind.Boolean;
        }

        char first = text[0];
        if (!char.IsDigit(first) && first is not ('-' or '+' or '.'))
        {
            return YamlScalarKind.Text;
        }

        string digits = first is '-' or '+' ? text.Substring(1) : text;
        if (digits is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN")
        {
            return YamlScalarKind.Fraction;
        }

        if (IsBased(digits, "0x", static c => Uri.IsHexDigit(c)) || IsBased(digits, "0o", static c => c is >= '0' and <= '7') || (digits.Length > 0 && digits.All(IsDigit)))
        {
            return YamlScalarKind.Whole;
        }

        return digits.Length > 0 && digits[0] is '.' or (>= '0' and <= '9') && digits.Any(IsDigit)
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)
            ? YamlScalarKind.Fraction
            : YamlScalarKind.Text;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsBased(string text, string prefix, Func<char, bool> isDigit) =>
        text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(prefix.Length).All(isDigit);
}
