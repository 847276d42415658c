namespace FreeSport.Ops.Commands.Formats;

/// <summary>Workflows, what is found in them, and what act says of them.</summary>
internal static class WorkflowRows
{
    // What of a long line stands beside its number in 80 columns.
    private const int Window = 66;
    private const string Cut = "…";

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsWorkflow"] = Workflow,
        ["FsWorkflowFinding"] = Finding,

        // Its remedy is its first finding once more.
        ["FsWorkflowCheck"] = static one => one.Items("Findings").Length == 0 || one.Flag("Folded") ? ResultRows.Result(one) : ResultRows.Head(one).Command(one.Text("NextCommand")),
        ["FsWorkflowJob"] = static one => new RowText()
            .Head(Marks.None, one.Text("Id"), RowText.Joined(one.Text("Name"), RowTexts.Line + " " + one.Text("Line")))
            .Names(RowTexts.Needs, one.Texts("Needs"))
            .Names(RowTexts.Environments, one.Texts("Environment")),
        ["FsWorkflowTrigger"] = static one => new RowText()
            .Head(Marks.None, one.Text("Event"), RowTexts.Line + " " + one.Text("Line"))
            .Names("branches:", one.Texts("Branches"))
            .Names("paths:", one.Texts("Paths"))
            .Names("types:", one.Texts("Types"))
            .Names("inputs:", one.Texts("Inputs"))
            .Names("schedule:", one.Texts("Schedules")),
        ["FsWorkflowReference"] = static one => new RowText().Head(
            Marks.None, one.Text("Name"), RowText.Joined(one.Text("Line") + ":" + one.Text("Column"), one.Text("Job"), one.Text("Environment"))),
        ["FsActRun"] = static one => ResultRows.Closed(PlanRows.Jobs(ResultRows.Head(one), one, "Outcome"), one),
        ["FsActPlan"] = static one => new RowText().Head(Marks.None, one.Text("Subject"), one.Text("Event")).Names(RowTexts.Jobs, one.Texts("Jobs")),
        ["FsActJob"] = static one => new RowText().Head(
            Marks.Of(one.Text("Outcome")), one.ToString(), RowText.Joined(one.Text("Name"), RowText.Fill(RowTexts.Stage, one.Text("Stage")), RowTexts.Steps + " " + one.Items("Steps").Length)),
        ["FsActStep"] = static one => new RowText().Head(
            Marks.Of(one.Text("Outcome")), one.Text("Name"), RowText.Joined(one.Text("Stage"), PreparationRows.Seconds(one))),
        ["FsPlanDisagreement"] = static one => new RowText()
            .Head(Marks.Caution, one.Text("Job"), string.Empty)
            .Under("act: " + one.Text("Act"))
            .Under("embedded: " + one.Text("Embedded")),
    };

    private static RowText Workflow(Shown one)
    {
        string path = one.Text("Path");
        string name = path.Length > 0 ? path.Substring(path.LastIndexOfAny(['/', '\\']) + 1) : one.Text("Subject");
        if (one.Is("Outcome", "Failed"))
        {
            return ResultRows.Closed(new RowText().Head(Marks.Bad, name, one.Text("Summary")), one);
        }

        return new RowText()
            .Head(Marks.None, name, string.Join(", ", one.Texts("Triggers")) + "; " + RowTexts.Jobs + " " + one.Items("Jobs").Length)
            .Names(RowTexts.Environments, one.Texts("Environments"))
            .Names(RowTexts.Secrets, one.Items("Secrets").Where(static s => !s.Flag("IsAutomatic")).Select(static s => s.Text("Name")).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static n => n, StringComparer.OrdinalIgnoreCase));
    }

    // Like the linters people know: the place, which editors open, then the line itself with what is meant underlined.
    private static RowText Finding(Shown one)
    {
        RowText row = new RowText()
            .Head(Marks.Of(one.Text("Severity")), Row.Place(one), one.Text("Rule"))
            .Under(one.Text("Message"));
        string snippet = one.Text("Snippet").Replace('\t', ' ').TrimEnd();
        string shown = snippet.TrimStart();
        if (shown.Length == 0)
        {
            return row;
        }

        string line = one.Text("Line");
        int start = (int)(one.Number("Column") ?? 0) - 1 - (snippet.Length - shown.Length);
        if (shown.Length > Window)
        {
            int from = Math.Max(0, Math.Min(start - (Window / 3), shown.Length - Window));
            bool isCutBehind = from + Window < shown.Length;
            shown = (from > 0 ? Cut : string.Empty) + shown.Substring(from + (from > 0 ? 1 : 0), Window - (from > 0 ? 1 : 0) - (isCutBehind ? 1 : 0)) + (isCutBehind ? Cut : string.Empty);
            start -= from;
        }

        row.Below(Paint.Faint(line + " | ") + shown);
        if (start < 0 || start >= shown.Length)
        {
            return row;
        }

        int length = Math.Min(Math.Max(1, (int)((one.Number("EndColumn") ?? 0) - (one.Number("Column") ?? 0))), shown.Length - start);
        return row.Below(Paint.Faint(new string(' ', line.Length) + " | ") + new string(' ', start) + Paint.As(Marks.Of(one.Text("Severity")), "^" + new string('~', length - 1)));
    }
}
