namespace FreeSport.Ops.Commands.Formats;

/// <summary>Draws values over time in one line, in characters that every console has.</summary>
internal static class Sparkline
{
    private const string Ramp = "_.:-=+*#";
    private const int Width = 60;
    private const char NotANumber = '?';
    private const char Infinite = '^';
    private const char Missing = ' ';

    /// <summary>The line.</summary>
    /// <param name="values">The values in the order of time; null for what is missing.</param>
    /// <returns>A character for each value, or for several that follow one another the greatest of them: NaN and infinity stay seen. Empty without two values.</returns>
    public static string Of(IReadOnlyList<double?> values)
    {
        double[] finite = [.. values.OfType<double>().Where(static v => !double.IsNaN(v) && !double.IsInfinity(v))];
        if (values.Count < 2 || values.All(static v => v is null))
        {
            return string.Empty;
        }

        (double least, double most) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        int length = Math.Min(values.Count, Width);
        char[] line = new char[length];
        for (int i = 0; i < length; i++)
        {
            int from = (int)((long)i * values.Count / length);
            int to = (int)((long)(i + 1) * values.Count / length);
            line[i] = Mark([.. values.Skip(from).Take(to - from)], least, most);
        }

        return "[" + new string(line) + "]";
    }

    private static char Mark(double?[] values, double least, double most)
    {
        double[] here = [.. values.OfType<double>()];
        if (here.Length == 0)
        {
            return Missing;
        }

        return here.Any(double.IsNaN) ? NotANumber
            : here.Any(double.IsInfinity) ? Infinite
            : most <= least ? Ramp[0]
            : Ramp[(int)Math.Min(Ramp.Length - 1, ((here.Max() / 2) - (least / 2)) / ((most / 2) - (least / 2)) * Ramp.Length)];
    }
}
