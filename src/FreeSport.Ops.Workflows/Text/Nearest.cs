namespace FreeSport.Ops.Workflows.Text;

/// <summary>Guesses what a person meant to write.</summary>
internal static class Nearest
{
    private const int MostChoices = 300;

    private const int LongestName = 64;

    /// <summary>A sentence that names the nearest choice, with a leading space; null when none is near.</summary>
    public static Message? Suggest(string written, IEnumerable<string> choices) =>
        Find(written, choices, Math.Max(2, written.Length / 3)) is { } choice ? Named(choice) : null;

    /// <summary>The nearest choice; null when none is near.</summary>
    /// <param name="written">What a person wrote.</param>
    /// <param name="choices">What there is.</param>
    /// <param name="farthest">How many letters may differ.</param>
    public static string? Find(string written, IEnumerable<string> choices, int farthest)
    {
        // Who has more to choose from than a person wrote is not helped by one of them.
        string[] few = [.. choices.Take(MostChoices + 1)];
        (string? choice, int distance) = few.Take(few.Length > MostChoices ? 0 : MostChoices)
            .Select(c => (Choice: (string?)c, Distance: Distance(written.ToUpperInvariant(), c.ToUpperInvariant())))
            .OrderBy(static c => c.Distance)
            .FirstOrDefault();
        return choice is not null && distance <= farthest ? choice : null;
    }

    /// <summary>The sentence that names a choice, with a leading space.</summary>
    public static Message Named(string choice) => Message.Of<SuggestionTexts>(nameof(SuggestionTexts.DidYouMean), choice);

    private static int Distance(string a, string b)
    {
        if (a.Length > LongestName || b.Length > LongestName)
        {
            return int.MaxValue;
        }

        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
