using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Writes and reads the numbers of metrics: NaN and infinities as Prometheus writes them.</summary>
internal static class MetricNumber
{
    /// <summary>A number as short as it can be without another being meant.</summary>
    public static string Exact(double number) => Named(number) ?? number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number in six digits.</summary>
    public static string Short(double number) => Named(number) ?? number.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A number in six digits, or in all where it would look like the other otherwise.</summary>
    public static string Apart(double number, double? other) => other is { } second && number != second && Short(number) == Short(second) ? Exact(number) : Short(number);

    /// <summary>A number as people and Prometheus write it; null for what is none. Without the comma of some countries, which would mean a thousand elsewhere.</summary>
    public static double? Read(string text) => text switch
    {
        "Inf" or "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null,
    };

    private static string? Named(double number) => double.IsNaN(number) ? "NaN"
        : double.IsPositiveInfinity(number) ? "+Inf"
        : double.IsNegativeInfinity(number) ? "-Inf"
        : number == 0 ? "0"
        : null;
}
