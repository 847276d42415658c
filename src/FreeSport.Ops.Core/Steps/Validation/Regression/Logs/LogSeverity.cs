namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Whether a line tells of an error: by the level it names, else by what stands in it.</summary>
internal static class LogSeverity
{
    // A level stands near the beginning; further on the same words are a part of what is told.
    private const int LevelWithin = 160;

    private static readonly string[] Errors = ["ERROR", "CRITICAL", "FATAL", "SEVERE", "PANIC", "EMERG", "EMERGENCY", "ALERT", "CRIT", "ERR", "EXCEPTION"];

    private static readonly string[] Others = ["DEBUG", "TRACE", "INFO", "INFORMATION", "NOTICE", "WARN", "WARNING", "VERBOSE", "LOG", "STATEMENT", "DETAIL", "HINT"];

    /// <summary>Judges a line.</summary>
    /// <param name="line">It, without the prefix of compose and without its time.</param>
    /// <returns>True where it tells of an error.</returns>
    public static bool IsError(string line)
    {
        if (Level(line) is { } isError)
        {
            return isError;
        }

        return line.Contains("Traceback (most recent call last)", StringComparison.Ordinal)
            || AccessLine.IsServerError(line)
            || HasErrorWord(line);
    }

    // The first word that is a level decides: capitals, or a lower-case word in brackets, after level= or before a colon.
    private static bool? Level(string line)
    {
        int end = Math.Min(line.Length, LevelWithin);
        int i = 0;
        while (i < end)
        {
            if (!char.IsLetter(line[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] == '_'))
            {
                i++;
            }

            ReadOnlySpan<char> word = line.AsSpan(start, i - start);
            if (!StandsAsLevel(line, start, i, word))
            {
                continue;
            }

            if (Contains(Errors, word))
            {
                return true;
            }

            if (Contains(Others, word))
            {
                return false;
            }
        }

        return null;
    }

    private static bool StandsAsLevel(string line, int start, int end, ReadOnlySpan<char> word)
    {
        bool isCapital = true;
        foreach (char letter in word)
        {
            isCapital &= letter is >= 'A' and <= 'Z';
        }

        if (isCapital)
        {
            return true;
        }

        char before = start > 0 ? line[start - 1] : '\0';
        char after = end < line.Length ? line[end] : '\0';
        return (before == '[' && after == ']')
            || (before == '<' && after == '>')
            || (start >= 6 && line.AsSpan(start - 6, 6).Equals("level=", StringComparison.OrdinalIgnoreCase))
            || (start >= 7 && line.AsSpan(start - 7, 7).Equals("level=\"", StringComparison.OrdinalIgnoreCase))
            || (start == 0 && after == ':');
    }

    // ValueError:, Unhandled exception, panic: … — but not "0 errors", "error_rate" or "no error".
    private static bool HasErrorWord(string line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (!char.IsLetter(line[i]))
            {
                continue;
            }

            int start = i;
            while (i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] is '_' or '.'))
            {
                i++;
            }

            int stop = i;
            while (stop > start && line[stop - 1] == '.')
            {
                stop--;
            }

            ReadOnlySpan<char> word = line.AsSpan(start, stop - start);
            char after = stop < line.Length ? line[stop] : '\0';
            bool named = word.EndsWith("Error", StringComparison.Ordinal) || word.EndsWith("Exception", StringComparison.Ordinal);
            bool plain = word.Equals("error", StringComparison.OrdinalIgnoreCase) || word.Equals("exception", StringComparison.OrdinalIgnoreCase)
                || word.Equals("fatal", StringComparison.OrdinalIgnoreCase) || word.Equals("panic", StringComparison.OrdinalIgnoreCase);
            if ((named && (after is ':' or '\0' or '(' || word.Length > "Exception".Length)) || (plain && after != '=' && !IsNegated(line, start)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNegated(string line, int start)
    {
        ReadOnlySpan<char> before = line.AsSpan(0, start).TrimEnd();
        return before.EndsWith("no", StringComparison.OrdinalIgnoreCase) || before.EndsWith("without", StringComparison.OrdinalIgnoreCase)
            || (before.Length > 0 && before[before.Length - 1] == '0' && (before.Length == 1 || !char.IsLetterOrDigit(before[before.Length - 2])));
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        foreach (string candidate in words)
        {
            if (word.Equals(candidate.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
