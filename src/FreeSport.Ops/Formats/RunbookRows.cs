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
        ["FsRunbookGate"] = Gate,
        ["FsRunbookPlan"] = static one => new RowText()
            .Head(Marks.None, one.Text("Step") + " " + one.Text("Subject"), RowText.Joined(one.Is("Action", "Reuse") ? RowText.Fill(RowTexts.RunbookReuse, one.Time("RecordedAt")) : one.Is("Action", "Deploy") ? RowTexts.RunbookDeploy : RowTexts.RunbookLook)),
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
        foreach (string steps in Steps(one.Items("Gates")))
        {
            row.Bare("\n   " + steps);
        }

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

    // Numbers, as on the page: ten names would not fit on a line.
    private static IEnumerable<string> Steps(Shown[] gates)
    {
        foreach ((string state, string format) in new[] { ("Open", RowTexts.StepsPassed), ("Closed", RowTexts.StepsNotPassed), ("NotApplicable", RowTexts.StepsNotApplicable), ("NotRun", RowTexts.StepsNotRun) })
        {
            string[] numbers = [.. gates.Where(g => g.Is("State", state)).Select(static g => Number(g))];
            if (numbers.Length > 0)
            {
                yield return RowText.Fill(format, string.Join(", ", numbers));
            }
        }
    }

    private static RowText Gate(Shown one)
    {
        string[] blocking = one.Texts("Blocking");
        string said = one.Text("State") switch
        {
            "Open" => RowTexts.GateOpen,
            "Closed" => RowTexts.GateClosed,
            "NotApplicable" => RowTexts.GateNotApplicable,
            _ => RowTexts.GateNotRun,
        };
        string reused = one.Number("ReusedCount") is > 0 and { } count ? RowText.Fill(RowTexts.GateReused, count) : string.Empty;
        return new RowText()
            .Head(Marks.Of(one.Text("State")), Number(one) + " " + one.Text("Step"), RowText.Joined(said, reused))
            .Names(string.Empty, blocking.Length <= MostSubjects ? blocking : [.. blocking.Take(MostSubjects - 1), "+" + (blocking.Length - MostSubjects + 1)]);
    }

    private static string Number(Shown gate) => Enum.TryParse(gate.Text("Step"), out FsStep step) ? ((int)step).ToString(System.Globalization.CultureInfo.InvariantCulture) : gate.Text("Step");

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
