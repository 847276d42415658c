using System.Globalization;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>The placeholders of a format text.</summary>
internal static class FormatPlaceholders
{
    /// <summary>The numbers in braces; doubled braces are texts, and what is no number is left to the run.</summary>
    public static SortedSet<int> In(string format)
    {
        SortedSet<int> found = [];
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '{')
            {
                continue;
            }

            if (at + 1 < format.Length && format[at + 1] == '{')
            {
                at++;
                continue;
            }

            int end = at + 1;
            while (end < format.Length && format[end] is >= '0' and <= '9')
            {
                end++;
            }

            int past = end;
            while (past < format.Length && format[past] == '}')
            {
                past++;
            }

            // Of an even row of braces none is left to close the number.
            if ((past - end) % 2 == 1 && int.TryParse(format.Substring(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                found.Add(number);
            }

            at = Math.Max(at, past - 1);
        }

        return found;
    }
}
