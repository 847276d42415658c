using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>Fractions as the loader writes them into a text.</summary>
internal static class GoNumber
{
    /// <summary>The shortest text of a number; from a million on with an exponent, such as <c>1e+06</c>.</summary>
    public static string Print(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        string plain = number.ToString("R", CultureInfo.InvariantCulture);
        int exponent = number == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(number)));
        if (exponent is >= -4 and < 6 || number == 0)
        {
            return plain.IndexOf('E') < 0 ? plain : ((decimal)number).ToString(CultureInfo.InvariantCulture);
        }

        string digits = plain.Split('E')[0].Replace(".", string.Empty).TrimStart('-').Trim('0');
        string mantissa = digits.Length > 1 ? digits.Substring(0, 1) + "." + digits.Substring(1) : digits;
        return $"{(number < 0 ? "-" : string.Empty)}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
    }
}
