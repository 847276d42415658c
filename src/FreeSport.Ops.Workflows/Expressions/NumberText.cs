using System.Globalization;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Numbers as texts, both ways, by GitHub's rules, which follow those of JavaScript.</summary>
internal static class NumberText
{
    // Exactly what a double holds without a loss.
    private const int ExactDigits = 15;

    /// <summary>The number a string means.</summary>
    /// <returns>0 for blanks; NaN for what is no number.</returns>
    public static double Read(string text) => Read(text, 0, text.Length);

    /// <summary>The number a part of a text means.</summary>
    public static double Read(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end == start ? 0
            : end - start > 2 && text[start] == '0' && text[start + 1] == 'x' ? Whole(text, start + 2, end, 16)
            : end - start > 2 && text[start] == '0' && text[start + 1] == 'o' ? Whole(text, start + 2, end, 8)
            : Decimal(text, start, end);
    }

    /// <summary>The string a number becomes: at most 15 digits, as GitHub's runner writes it.</summary>
    public static string Write(double number) =>
        double.IsNaN(number) ? "NaN"
        : double.IsPositiveInfinity(number) ? "Infinity"
        : double.IsNegativeInfinity(number) ? "-Infinity"
        : number == 0 ? "0"
        : number.ToString("G15", CultureInfo.InvariantCulture);

    private static double Whole(string text, int start, int end, int radix)
    {
        double number = 0;
        for (int at = start; at < end; at++)
        {
            int digit = HexDigit(text[at]);
            if (digit < 0 || digit >= radix)
            {
                return double.NaN;
            }

            number = (number * radix) + digit;
        }

        return number;
    }

    private static double Decimal(string text, int start, int end)
    {
        bool negative = text[start] == '-';
        int at = negative || text[start] == '+' ? start + 1 : start;
        if (end - at == 8 && string.CompareOrdinal(text, at, "Infinity", 0, 8) == 0)
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        int first = at;
        long whole = 0;
        for (; at < end && IsDigit(text[at]); at++)
        {
            whole = at - first < ExactDigits ? (whole * 10) + (text[at] - '0') : 0;
        }

        if (at == end && at - first is > 0 and <= ExactDigits)
        {
            return negative ? -(double)whole : whole;
        }

        return IsDecimal(text, first, end) ? Parse(text.Substring(start, end - start), negative) : double.NaN;
    }

    private static double Parse(string text, bool negative) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) ? number

        // The older leg does not read what is beyond a double.
        : negative ? double.NegativeInfinity : double.PositiveInfinity;

    private static bool IsDecimal(string text, int at, int end)
    {
        int whole = Digits(text, ref at, end);
        int fraction = 0;
        if (at < end && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at, end);
        }

        if (whole + fraction > 0 && at < end && text[at] is 'e' or 'E')
        {
            at++;
            at += at < end && text[at] is '+' or '-' ? 1 : 0;
            return Digits(text, ref at, end) > 0 && at == end;
        }

        return whole + fraction > 0 && at == end;
    }

    private static int Digits(string text, ref int at, int end)
    {
        int first = at;
        while (at < end && IsDigit(text[at]))
        {
            at++;
        }

        return at - first;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
