using System.Globalization;

namespace FreeSport.Ops.Workflows.Text;

/// <summary>
/// Lets a noun agree with its number: <c>{0} {0:file|files}</c> in an English text,
/// <c>{0} {0:файл|файла|файлов}</c> in a Russian one.
/// </summary>
/// <remarks>Two forms are for 1 and the rest; three are for 1, for 2 to 4 and fractions, and for the rest.</remarks>
internal sealed class AgreeingFormatter(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    private const char Between = '|';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType!);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format is null || format.IndexOf(Between) < 0)
        {
            return arg is IFormattable formattable ? formattable.ToString(format, culture) : arg?.ToString() ?? string.Empty;
        }

        string[] forms = format.Split(Between);
        decimal number = Convert.ToDecimal(arg, CultureInfo.InvariantCulture);
        return forms.Length switch
        {
            2 => forms[number == 1 ? 0 : 1],
            3 => forms[SlavicForm(Math.Abs(number))],
            _ => throw new FormatException($"'{format}' must have two forms or three."),
        };
    }

    private static int SlavicForm(decimal number) => decimal.Truncate(number) != number ? 1
        : (number % 100) is >= 11 and <= 14 ? 2
        : (number % 10) switch
        {
            1 => 0,
            2 or 3 or 4 => 1,
            _ => 2,
        };
}
