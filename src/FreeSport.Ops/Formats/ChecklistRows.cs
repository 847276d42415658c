namespace FreeSport.Ops.Commands.Formats;

/// <summary>The checklist as on paper, and what is recorded for it.</summary>
internal static class ChecklistRows
{
    private const int TitleWidth = 46;
    private const int StateWidth = 15;
    private const int IdLength = 8;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsChecklistStatus"] = Box,
        ["FsEvidence"] = Evidence,
        ["FsEvidenceSubject"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Outcome")), one.Text("Name"), one.Text("Summary"))
            .Names(RowTexts.LeftOut, one.Texts("LeftOut")),
        ["FsEvidencePlan"] = Plan,
    };

    /// <summary>The box in front of a title.</summary>
    public static string Tick(Shown status) => status.Text("State") switch
    {
        "Done" => "[x]",
        "Waived" => "[~]",
        "NotApplicable" => "[-]",
        _ => "[ ]",
    };

    private static RowText Box(Shown one)
    {
        string state = one.Text("State");
        string title = Tick(one) + " " + one.Text("Title").PadRight(TitleWidth)
            + Paint.Word(state) + new string(' ', Math.Max(1, StateWidth - state.Length)) + Paint.Faint(one.Text("Environment"));
        return new RowText().Bare(title.TrimEnd()).Under(one.Text("Reason")).Under(Policy(one.Texts("PolicyNotes"))).Command(one.Text("NextCommand"));
    }

    private static string? Policy(string[] notes) => notes.Length == 0 ? null : RowText.Fill(RowTexts.Policy, string.Join("; ", notes));

    private static RowText Evidence(Shown one)
    {
        string id = one.Text("EvidenceId");
        string word = RowText.Joined(one.Text("By"), one.Text("Reason"), one.Time("Until") is { Length: > 0 } until ? RowTexts.Until + " " + until : string.Empty);
        return new RowText()
            .Head(
                Marks.Of(one.Text("Outcome")),
                one.Text("Box") is { Length: > 0 } box ? box : "-",
                string.Join("  ", new[] { one.Time("At"), id.Substring(0, Math.Min(IdLength, id.Length)), one.Text("Kind"), one.Text("Environment") }.Where(static p => p.Length > 0)))
            .Names(string.Empty, Few(one.Texts("Subjects")))
            .Under(one.Is("Kind", "Measurement") ? null : word);
    }

    private static RowText Plan(Shown one) => new RowText()
        .Head(Marks.Of(one.Text("Outcome")), one.Text("Box"), RowText.Joined(one.Text("Kind"), one.Text("Environment"), one.Time("Until") is { Length: > 0 } until ? RowTexts.Until + " " + until : string.Empty))
        .Names(string.Empty, one.Texts("Subjects"))
        .Under(RowText.Joined(one.Text("By"), one.Text("Reason")));

    /// <summary>The first of many names, and how many more there are: the object has them all.</summary>
    private static string[] Few(string[] names)
    {
        const int Most = 3;
        return names.Length <= Most + 1 ? names : [.. names.Take(Most), "+" + (names.Length - Most)];
    }
}
