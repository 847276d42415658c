using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

/// <summary>Reads single values as compose's loader does.</summary>
internal static class ScalarValues
{
    private const string Units = "kmgtp";

    private static readonly Regex Size = new(@"\A([0-9]*\.?[0-9]+|[0-9]+\.) ?(?:b|([kmgtp])(?:i?b)?)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Span = new(@"\G([0-9]*\.?[0-9]+|[0-9]+\.)(ns|us|µs|μs|ms|s|m|h|d|w)", RegexOptions.CultureInvariant);

    /// <summary>A whole number.</summary>
    public static long Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : throw new ValueException(ComposeTexts.NotWhole);

    /// <summary>A number.</summary>
    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new ValueException(ComposeTexts.NotNumber);

    /// <summary>A boolean, by the words of YAML 1.1 too.</summary>
    public static bool Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "y" or "yes" or "on" => true,
        "false" or "n" or "no" or "off" => false,
        _ => throw new ValueException(ComposeTexts.NotBoolean),
    };

    /// <summary>A number of bytes, such as <c>512m</c> or <c>1.5GiB</c>; units are powers of 1024.</summary>
    public static long Bytes(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long plain))
        {
            return plain;
        }

        Match match = Size.Match(text);
        if (!match.Success || !double.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            throw new ValueException(ComposeTexts.NotBytes);
        }

        string unit = match.Groups[2].Value.ToLowerInvariant();
        return (long)(number * Math.Pow(1024, unit.Length == 0 ? 0 : Units.IndexOf(unit, StringComparison.Ordinal) + 1));
    }

    /// <summary>A span of time such as <c>1m30s</c>, in nanoseconds.</summary>
    public static long Nanoseconds(string text)
    {
        string rest = text;
        bool isNegative = rest.StartsWith("-", StringComparison.Ordinal);
        if (isNegative || rest.StartsWith("+", StringComparison.Ordinal))
        {
            rest = rest.Substring(1);
        }

        if (rest == "0")
        {
            return 0;
        }

        double total = 0;
        int at = 0;
        while (at < rest.Length)
        {
            Match match = Span.Match(rest, at);
            if (!match.Success)
            {
                throw new ValueException(ComposeTexts.NotDuration);
            }

            total += double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * Unit(match.Groups[2].Value);
            at += match.Length;
        }

        return at == 0 ? throw new ValueException(ComposeTexts.NotDuration) : (long)(isNegative ? -total : total);
    }

    /// <summary>A span of time as compose prints it: <c>1h0m0s</c>, <c>1m30s</c>, <c>1.5s</c>, <c>200ms</c>.</summary>
    public static string Print(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        string sign = nanoseconds < 0 ? "-" : string.Empty;
        decimal left = Math.Abs((decimal)nanoseconds);
        if (left < 1_000_000_000)
        {
            (decimal unit, string name) = left < 1_000 ? (1m, "ns") : left < 1_000_000 ? (1_000m, "µs") : (1_000_000m, "ms");
            return sign + Trim(left / unit) + name;
        }

        decimal seconds = left / 1_000_000_000m;
        decimal hours = Math.Floor(seconds / 3600);
        decimal minutes = Math.Floor(seconds / 60) - (hours * 60);
        string rest = Trim(seconds - (hours * 3600) - (minutes * 60)) + "s";
        return sign + (hours > 0 ? $"{Trim(hours)}h{Trim(minutes)}m{rest}" : minutes > 0 ? $"{Trim(minutes)}m{rest}" : rest);
    }

    private static string Trim(decimal number) => number.ToString("0.#########", CultureInfo.InvariantCulture);

    private static double Unit(string name) => name switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        "m" => 60e9,
        "h" => 3600e9,
        "d" => 86_400e9,
        _ => 604_800e9,
    };
}
