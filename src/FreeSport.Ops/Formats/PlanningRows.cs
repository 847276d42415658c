namespace FreeSport.Ops.Commands.Formats;

/// <summary>Requirements and windows.</summary>
internal static class PlanningRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsDeploymentWindow"] = static one => ResultRows.Closed(Notes(ResultRows.Head(one), one), one),
        ["FsRequirement"] = Requirement,
        ["FsRequirementFinding"] = static one => new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Kind"), one.Text("Text")).Under(Row.Place(one)),
        ["FsRequirementTask"] = static one => new RowText().Bare(new string(' ', 2 * (int)(one.Number("Level") ?? 0)) + (one.Flag("IsDone") ? "[x] " : "[ ] ") + one.Text("Text")),
        ["FsCriterion"] = static one => new RowText().Head(one.Text("IsChecked").Length == 0 ? Marks.None : one.Flag("IsChecked") ? Marks.Good : Marks.Open, one.Text("Number"), one.Text("Text")),
        ["FsGate"] = static one => new RowText().Head(Verdict(one), one.Text("Story"), RowText.Joined(one.Text("Verdict"), one.Time("UpdatedAt"), one.Text("Reviewer"))).Under(one.Text("Reason")),
        ["FsGateIssue"] = static one => new RowText().Head(Marks.None, one.Text("Id"), RowText.Joined(one.Text("Severity"), one.Text("Finding"))).Under(one.Text("SuggestedAction")),
    };

    private static RowText Notes(RowText row, Shown one)
    {
        foreach (string note in one.Texts("Notes"))
        {
            row.Under(note);
        }

        return row;
    }

    private static RowText Requirement(Shown one)
    {
        RowText row = new RowText().Head(Marks.Of(one.Text("Outcome")), (one.Text("Kind") + " " + one.Text("Id")).Trim(), one.Text("Title")).Under(one.Text("Summary"));
        foreach (Shown finding in one.Items("Findings"))
        {
            row.Below(Marks.Draw(Marks.Of(finding.Text("Outcome"))) + "  " + finding.Text("Text"));
            if (Row.Place(finding) is { Length: > 0 } place)
            {
                row.Below("   " + Paint.Faint(place));
            }
        }

        return row.Under(one.Text("Remedy"));
    }

    private static char Verdict(Shown gate) => gate.Text("Verdict") switch
    {
        "Pass" => Marks.Good,
        "Waived" or "Concerns" => Marks.Caution,
        "Fail" => Marks.Bad,
        _ => Marks.Open,
    };
}
