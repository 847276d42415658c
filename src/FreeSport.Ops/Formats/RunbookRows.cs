namespace FreeSport.Ops.Commands.Formats;

/// <summary>How a runbook ends: counts, then causes, the one most results wait for first.</summary>
internal static class RunbookRows
{
    private const int MostSubjects = 6;
    private const int MostFurther = 3;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsRunbookSummary"] = Summary,
        ["FsRunbookCause"] = Cause,
    };

    private static RowText Summary(Shown one)
    {
        string[] counts =
        [
            Count(RowTexts.Passed, one.Number("PassedCount"), Marks.Good),
            Count(RowTexts.Warnings, one.Number("WarningCount"), Marks.Caution),
            Count(RowTexts.Failed, one.Number("FailedCount"), Marks.Bad),
            Count(RowTexts.Inconclusive, one.Number("InconclusiveCount"), Marks.Open),
            Count(RowTexts.Skipped, one.Number("SkippedCount"), Marks.LeftOut),
            one.Span("Duration") is { } took ? RowText.Duration(took) : string.Empty,
        ];
        RowText row = new RowText().Bare("\n" + Marks.Draw(Marks.Of(one.Text("Outcome"))) + "  " + string.Join("   ", counts.Where(static c => c.Length > 0)));
        Shown[] causes = [.. one.Items("Causes").OrderByDescending(static c => c.Number("ResultCount") ?? 0)];
        foreach (Shown cause in causes)
        {
            row.Bare("\n" + Cause(cause));
        }

        HashSet<string> told = [.. causes.Select(static c => c.Text("NextCommand"))];
        string[] further = [.. one.Texts("NextCommands").Where(c => !told.Contains(c))];
        if (further.Length > 0)
        {
            // Without a line of their own these would read as the last cause's.
            row.Bare("\n   " + RowTexts.Further);
        }

        foreach (string command in further.Take(MostFurther))
        {
            row.Command(command);
        }

        if (further.Length > MostFurther)
        {
            row.Below("+" + (further.Length - MostFurther));
        }

        return row;
    }

    private static RowText Cause(Shown one)
    {
        string[] subjects = one.Texts("Subjects");
        return new RowText()
            .Head(Marks.Of(one.Text("Outcome")), one.Text("Title"), RowText.Fill(RowTexts.Waiting, one.Number("ResultCount") ?? subjects.Length))
            .Names(string.Empty, subjects.Length <= MostSubjects ? subjects : [.. subjects.Take(MostSubjects - 1), "+" + (subjects.Length - MostSubjects + 1)])
            .Command(one.Text("NextCommand"));
    }

    private static string Count(string label, long? count, char mark) => count is > 0 ? Paint.As(mark, label + " " + count) : string.Empty;
}
