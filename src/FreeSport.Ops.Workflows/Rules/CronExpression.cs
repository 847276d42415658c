using System.Globalization;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>A cron expression of five fields, as POSIX writes it with the names GitHub allows.</summary>
/// <remarks>Source: GitHub's reference of the schedule event. <c>@daily</c> and its like do not exist there.</remarks>
internal sealed class CronExpression
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] _minutes;
    private readonly bool[] _hours;

    private CronExpression(bool[] minutes, bool[] hours) => (_minutes, _hours) = (minutes, hours);

    /// <summary>Reads an expression. Throws on no text.</summary>
    public static CronReading Read(string text)
    {
        string[] fields = text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5)
        {
            return new CronReading(null, Message.Of<RuleTexts>(nameof(RuleTexts.CronFields), fields.Length));
        }

        bool[]? minutes = Field(fields[0], 0, 59, []);
        bool[]? hours = Field(fields[1], 0, 23, []);
        string? wrong = minutes is null ? fields[0]
            : hours is null ? fields[1]
            : Field(fields[2], 1, 31, []) is null ? fields[2]
            : Field(fields[3], 1, 12, Months) is null ? fields[3]
            : Field(fields[4], 0, 6, Days) is null ? fields[4]
            : null;
        return wrong is null ? new CronReading(new CronExpression(minutes!, hours!), null) : new CronReading(null, Message.Of<RuleTexts>(nameof(RuleTexts.CronField), wrong));
    }

    /// <summary>The shortest time between two runs of one day; null when it is an hour or more.</summary>
    public TimeSpan? ShortestInterval()
    {
        int[] minutes = [.. Enumerable.Range(0, 60).Where(m => _minutes[m])];
        IEnumerable<int> gaps = minutes.Skip(1).Zip(minutes, static (later, earlier) => later - earlier);
        bool crossesHours = Enumerable.Range(0, 24).Any(h => _hours[h] && _hours[(h + 1) % 24]);
        int shortest = gaps.Concat(crossesHours ? [60 - minutes[minutes.Length - 1] + minutes[0]] : []).DefaultIfEmpty(60).Min();
        return shortest < 60 ? TimeSpan.FromMinutes(shortest) : null;
    }

    private static bool[]? Field(string text, int least, int most, string[] names)
    {
        bool[] values = new bool[most + 1];
        foreach (string part in text.Split(','))
        {
            string[] halves = part.Split('/');
            if (halves.Length > 2 || Range(halves[0], least, most, names) is not { } range)
            {
                return null;
            }

            int step = 1;
            if (halves.Length == 2 && (!TryNumber(halves[1], out step) || step == 0))
            {
                return null;
            }

            // "5/15" goes on to the end of the range.
            int last = halves.Length == 2 && halves[0].IndexOf('-') < 0 ? most : range.Last;
            for (int value = range.First; value <= last; value += step)
            {
                values[value] = true;
            }
        }

        return values;
    }

    private static (int First, int Last)? Range(string text, int least, int most, string[] names)
    {
        if (text is "*" or "?")
        {
            return (least, most);
        }

        string[] ends = text.Split('-');
        return ends.Length <= 2 && Value(ends[0], least, most, names) is { } first && Value(ends[ends.Length - 1], least, most, names) is { } last && first <= last
            ? (first, last)
            : null;
    }

    private static int? Value(string text, int least, int most, string[] names)
    {
        int name = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? name + least
            : TryNumber(text, out int value) && value >= least && value <= most ? value
            : null;
    }

    private static bool TryNumber(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}

/// <summary>A cron expression, read.</summary>
/// <param name="Cron">The expression; null when it is wrong.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
internal sealed record CronReading(CronExpression? Cron, Message? Problem);
