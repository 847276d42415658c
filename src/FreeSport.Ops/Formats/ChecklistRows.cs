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
        ["FsEvidenceSync"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Outcome")), one.Text("Branch"), one.Text("Summary"))
            .Names(string.Empty, [.. one.Items("Chains").Where(static c => !c.Is("Fault", "None")).Select(static c => ShortName(c) + ": " + c.Text("Fault"))])
            .Under(one.Text("Remedy")),
        ["FsEvidenceSyncPlan"] = static one => new RowText()
            .Head(one.Is("State", "Synchronized") ? Marks.Good : Marks.Bad, one.Text("Branch"), RowText.Joined(RowText.Fill(RowTexts.EventsWait, one.Text("Waiting")), one.Flag("HasNews") ? RowTexts.BranchHasNews : string.Empty, one.Is("State", "Synchronized") ? string.Empty : one.Text("State"))),
        ["FsEvidenceChain"] = static one => new RowText()
            .Head(one.Is("Fault", "None") ? Marks.Good : Marks.Bad, ShortName(one), RowText.Joined(one.Text("Writer"), one.Flag("IsOwn") ? RowText.Fill(RowTexts.ChainSent, one.Text("Sent")) : RowText.Fill(RowTexts.ChainReceived, one.Text("Received")), one.Is("Waiting", "0") ? string.Empty : RowText.Fill(RowTexts.EventsWait, one.Text("Waiting")), one.Is("Fault", "None") ? string.Empty : one.Text("Fault"))),
        ["FsChecklistSubject"] = static one => new RowText().Head(Marks.None, one.Text("Name"), one.Text("State")).Under(one.Text("Reason")),
        ["FsReportPlan"] = static one => new RowText()
            .Head(Marks.None, one.Text("Path") is { Length: > 0 } path ? path : one.Text("Environment"), RowText.Joined(one.Text("Format"), one.Flag("Replaces") ? RowTexts.Replaces : string.Empty))
            .Names(RowTexts.Comment, Comment(one)),
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

    private static string ShortName(Shown chain) => chain.Text("Chain") is { } name ? name.Substring(0, Math.Min(IdLength, name.Length)) : string.Empty;

    private static string[] Comment(Shown one) => one.Number("PullRequest") is not { } number ? [] :
        ["#" + number + " " + one.Text("CommentState") + (one.Text("CommentUrl") is { Length: > 0 } page ? " " + page : string.Empty)];

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
