using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>What a scalar stands for to compose's reader of YAML, which takes more for a number than YAML 1.2 does.</summary>
internal static class PlainScalar
{
    private static readonly Regex Fraction = new(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant);

    /// <summary>The value: a text, whole number, fraction, boolean or null.</summary>
    public static object? Value(YamlScalar scalar) => scalar.Tag switch
    {
        null or "!!int" or "!!float" or "!!bool" or "!!null" when scalar.IsPlain => Plain(scalar.Value),
        "!!int" or "!!float" or "!!bool" => Plain(scalar.Value),
        "!!null" => null,
        _ => scalar.Value,
    };

    private static object? Plain(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        char first = text[0];
        if (first is >= '0' and <= '9' or '-' or '+' or '.')
        {
            return Number(text);
        }

        return text switch
        {
            "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => text,
        };
    }

    // 010 is eight, 0b1 is one and 1_000 a thousand; 0x and 0o are as in YAML 1.2.
    private static object Number(string text)
    {
        string plain = text.Replace("_", string.Empty);
        bool isNegative = plain.StartsWith("-", StringComparison.Ordinal);
        string digits = isNegative || plain.StartsWith("+", StringComparison.Ordinal) ? plain.Substring(1) : plain;
        if (Whole(digits) is { } whole)
        {
            return isNegative ? -whole : whole;
        }

        if (digits is ".inf" or ".Inf" or ".INF")
        {
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (text is ".nan" or ".NaN" or ".NAN")
        {
            return double.NaN;
        }

        return Fraction.IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) ? fraction : text;
    }

    private static long? Whole(string digits)
    {
        int based = digits.Length > 1 && digits[0] == '0'
            ? digits[1] switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 0 }
            : 10;
        string rest = based is 0 ? digits.Substring(1) : based is 10 ? digits : digits.Substring(2);
        based = based == 0 ? 8 : based;
        if (rest.Length == 0)
        {
            return null;
        }

        long value = 0;
        foreach (char c in rest)
        {
            int digit = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'f' ? c - 'a' + 10 : c is >= 'A' and <= 'F' ? c - 'A' + 10 : 99;
            if (digit >= based || value > (long.MaxValue - digit) / based)
            {
                return null;
            }

            value = (value * based) + digit;
        }

        return value;
    }
}
