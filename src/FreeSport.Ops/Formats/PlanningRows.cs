namespace FreeSport.Ops.Commands.Formats;

/// <summary>Requirements, windows, changes, and what is written into stories.</summary>
internal static class PlanningRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsChange"] = Change,
        ["FsChangePlan"] = static one => new RowText()
            .Head(one.Texts("Objections").Length == 0 ? Marks.None : Marks.Caution, one.Text("Environment") + " " + one.Text("ChangeId"), RowText.Joined(one.Text("Title"), one.Text("From").Length == 0 ? one.Text("To") : one.Text("From") + " > " + one.Text("To")))
            .Under(string.Join("\n", one.Texts("Objections"))),
        ["FsChangeConfirmation"] = static one => new RowText().Head(Marks.Good, one.Text("By"), RowText.Joined(one.Time("At"), one.Text("RecordedBy"))).Under(one.Text("Note")),
        ["FsChangeEvent"] = static one => new RowText().Head(Marks.None, one.Time("At") + " " + one.Text("State"), RowText.Joined(one.Text("By"), one.Text("Text"))),
        ["FsChangeRequirement"] = static one => new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Kind") + " " + one.Text("Id"), RowText.Joined(one.Text("Title"), one.Text("Gate"))),
        ["FsStoryRecord"] = static one => ResultRows.Closed(Difference(ResultRows.Head(one), one), one),
        ["FsStoryRecordPlan"] = static one => Difference(new RowText().Head(Marks.None, one.Text("Path"), string.Join(", ", one.Texts("Sections"))), one),
        ["FsDeploymentWindow"] = static one => ResultRows.Closed(Notes(ResultRows.Head(one), one), one),
        ["FsRequirement"] = Requirement,
        ["FsRequirementFinding"] = static one => new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Kind"), one.Text("Text")).Under(Row.Place(one)),
        ["FsRequirementTask"] = static one => new RowText().Bare(new string(' ', 2 * (int)(one.Number("Level") ?? 0)) + (one.Flag("IsDone") ? "[x] " : "[ ] ") + one.Text("Text")),
        ["FsCriterion"] = static one => new RowText().Head(one.Text("IsChecked").Length == 0 ? Marks.None : one.Flag("IsChecked") ? Marks.Good : Marks.Open, one.Text("Number"), one.Text("Text")),
        ["FsGate"] = static one => new RowText().Head(Verdict(one), one.Text("Story"), RowText.Joined(one.Text("Verdict"), one.Time("UpdatedAt"), one.Text("Reviewer"))).Under(one.Text("Reason")),
        ["FsGateIssue"] = static one => new RowText().Head(Marks.None, one.Text("Id"), RowText.Joined(one.Text("Severity"), one.Text("Finding"))).Under(one.Text("SuggestedAction")),
    };

    private static RowText Change(Shown one)
    {
        char mark = one.Text("State") switch
        {
            "Done" => Marks.Good,
            "RolledBack" => Marks.Caution,
            "Abandoned" => Marks.LeftOut,
            "Draft" => Marks.Open,
            _ => Marks.None,
        };
        string window = one.Time("WindowFrom") is { Length: > 0 } from ? from + " .. " + one.Time("WindowUntil", "HH:mm") : string.Empty;
        return new RowText()
            .Head(mark, one.Text("ChangeId"), RowText.Joined(one.Text("Environment"), one.Text("State"), one.Is("Risk", "Normal") ? string.Empty : one.Text("Risk")))
            .Under(one.Text("Title"))
            .Under(RowText.Joined(window, string.Join(", ", one.Items("Requirements").Select(static r => r.Text("Kind") + " " + r.Text("Id"))), string.Join(", ", one.Items("Confirmations").Select(static c => c.Text("By")))))
            .Under(one.Text("EmergencyReason"))
            .Under(string.Join("\n", one.Texts("Missing")))
            .Command(one.Text("NextCommand"));
    }

    /// <summary>A row with the difference beneath it, whole, with its blank lines.</summary>
    public static RowText Difference(RowText row, Shown one)
    {
        foreach (string line in one.Text("Diff") is { Length: > 0 } diff ? diff.Split('\n') : [])
        {
            row.Below(Paint.As(line.StartsWith("+", StringComparison.Ordinal) ? Marks.Good : line.StartsWith("-", StringComparison.Ordinal) ? Marks.Bad : Marks.None, line));
        }

        return row;
    }

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
