namespace FreeSport.Ops.Commands.Formats;

/// <summary>What is found in the documentation.</summary>
internal static class DocumentationRows
{
    // Who sees these finds the others.
    private const int MostPlaces = 8;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsDocumentationFinding"] = Finding,
        ["FsDocumentationPlace"] = static one => new RowText().Head(Marks.None, Row.Place(one), string.Empty),

        ["FsDocumentationUpdate"] = static one => ResultRows.Closed(PlanningRows.Difference(ResultRows.Head(one), one), one),
        ["FsDocumentationPlan"] = static one => PlanningRows.Difference(new RowText().Head(Marks.None, one.Text("Path"), one.Text("Summary")), one).Command(one.Text("NextCommand")),

        // Its remedy is its first finding once more.
        ["FsDocumentationCheck"] = static one => one.Items("Findings").Length == 0 || one.Flag("Folded") ? ResultRows.Result(one) : ResultRows.Head(one).Command(one.Text("NextCommand")),
    };

    // The place, which editors open, then why, the other places of the same cause, and what to do.
    private static RowText Finding(Shown one)
    {
        Shown[] others = one.Items("OtherPlaces");
        RowText row = new RowText().Head(Marks.Of(one.Text("Outcome")), Row.Place(one), one.Text("Rule")).Under(one.Text("Message"));
        foreach (Shown other in others.Take(MostPlaces))
        {
            row.Below(Row.Place(other));
        }

        return (others.Length > MostPlaces ? row.Below(RowText.Fill(RowTexts.MorePlaces, others.Length - MostPlaces)) : row).Under(one.Text("Remedy"));
    }
}
