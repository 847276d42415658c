namespace FreeSport.Ops.Commands.Formats;

/// <summary>What a workflow would do, worked out from its file.</summary>
internal static class PlanRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsWorkflowPlan"] = static one => ResultRows.Closed(Jobs(ResultRows.Head(one), one, "Runs"), one),
        ["FsPlannedJob"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Runs")), one.ToString(), one.Text("Reason"))
            .Names(RowTexts.Needs, one.Texts("Needs"))
            .Names(RowTexts.Environments, one.Texts("Environment"))
            .Names(RowTexts.Permissions, one.Items("Permissions").Length == 0 || one.Text("Permissions") == "?" ? [] : [one.Text("Permissions")]),
        ["FsPlannedStep"] = static one => new RowText().Head(Marks.Of(one.Text("Runs")), one.Text("Number") + " " + one.Text("Name"), one.Text("Reason")),
        ["FsPlanPin"] = static one => new RowText().Head(
            Marks.Of(one.Text("Kind")), one.Text("Uses"), RowText.Joined(one.Text("Subject"), one.Text("Kind"), one.Text("Job"), RowTexts.Line + " " + one.Text("Line"))),
        ["FsPlanInput"] = static one => new RowText()
            .Head(one.Text("Problem").Length > 0 ? Marks.Bad : Marks.None, one.ToString(), RowText.Joined(one.Text("Type"), one.Flag("IsDefault") ? RowTexts.Default : string.Empty))
            .Under(one.Text("Problem")),
        ["FsPlanExclusion"] = static one => new RowText().Head(Marks.LeftOut, one.Text("Job"), one.Text("Matrix")),
        ["FsPlanDifference"] = static one => new RowText().Head(
            Marks.Of(one.Text("Change")), one.Text("Subject") + " " + one.Text("Job"), one.Text("Entry")),
    };

    /// <summary>The jobs in their order, each with its mark.</summary>
    public static RowText Jobs(RowText row, Shown one, string answer) => one.Flag("Folded")
        ? row
        : row.Names(string.Empty, one.Items("Jobs").Select(j => Marks.Of(j.Text(answer)) + " " + j));
}
