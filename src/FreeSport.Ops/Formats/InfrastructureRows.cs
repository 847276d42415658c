namespace FreeSport.Ops.Commands.Formats;

/// <summary>Compose files, what is declared and what runs, and plans to change it.</summary>
internal static class InfrastructureRows
{
    private const string Hidden = "***";

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsComposeCheck"] = ComposeCheck,
        ["FsComposeFinding"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Severity")), Row.Place(one), one.Text("Rule"))
            .Under(one.Text("Message"))
            .Under(one.Text("Remedy")),
        ["FsInfrastructurePlan"] = Plan,
        ["FsResourceChange"] = static one => Change(one),
        ["FsInfrastructureChange"] = static one => ResultRows.Closed(Open(ResultRows.Head(one), one), one),
        ["FsInfrastructureSnapshot"] = Snapshot,
        ["FsInfrastructureDifference"] = Difference,
        ["FsInfrastructureResource"] = Resource,
        ["FsInfrastructureFact"] = static one => new RowText().Head(Marks.None, one.Text("Name"), one.Text("Value") is { Length: > 0 } value ? value : Hidden),
    };

    // What is wrong stands beneath, line by line; a look that went well is one line.
    private static RowText Snapshot(Shown one) => ResultRows.Closed(ResultRows.Head(one).Under(one.Flag("Folded") ? null : one.Text("Detail")), one);

    private static RowText Difference(Shown one)
    {
        string before = one.Text("Before"), after = one.Text("After");
        RowText row = new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Change"), one.Text("Path"));

        // Where one side has nothing, words say it better than an arrow to a dash.
        bool isOneSided = one.Is("Change", "Drifted") && (before.Length == 0 || after.Length == 0);
        return one.Is("Change", "Unknown") || isOneSided ? row.Under(one.Text("Summary"))
            : before.Length == 0 && after.Length == 0 ? row
            : row.Under((before.Length == 0 ? "-" : before) + " -> " + (after.Length == 0 ? "-" : after));
    }

    private static RowText Resource(Shown one)
    {
        string state = one.Is("State", "Declared") ? one.Text("State") : RowText.Joined(one.Text("State"), one.Is("Health", "None") ? string.Empty : one.Text("Health"), Counted(one));
        string match = one.Is("Match", "Matched") || one.Is("Match", "Unknown") ? string.Empty : one.Text("Match");
        return new RowText().Head(Marks.None, one.Text("Address"), RowText.Joined(one.Text("Image") is { Length: > 0 } image ? image : one.Text("Type"), state, match));
    }

    private static string Counted(Shown one) => one.Number("RunningReplicas") is { } running ? running + "/" + (one.Number("Replicas") is { } wanted ? wanted.ToString(System.Globalization.CultureInfo.InvariantCulture) : "?") : string.Empty;

    private static RowText Plan(Shown one)
    {
        RowText row = new RowText().Head(
            one.Items("Changes").Any(static c => c.Flag("IsDestructive")) ? Marks.Caution : Marks.Of(one.Text("State")),
            one.Text("Subject"),
            one.Text("Summary").TrimEnd('.'));
        row.Under(RowText.Joined([.. new[] { one.Text("Environment"), one.Text("Target") }.Distinct(StringComparer.Ordinal)]));
        foreach (Shown change in one.Items("Changes"))
        {
            row.Below(Change(change).ToString().Replace("\n", "\n     "));
        }

        foreach (string text in one.Texts("Reasons").Skip(one.Is("State", "Inconclusive") ? 1 : 0))
        {
            row.Under(text);
        }

        if (one.Texts("Coverage").Length > 0)
        {
            row.Below(RowTexts.NotPredicted);
            foreach (string text in one.Texts("Coverage"))
            {
                row.Below("  " + text);
            }
        }

        string command = one.Text("NextCommand");
        return command.Length > 0 ? row.Command(command) : row.Under(one.Text("Remedy"));
    }

    private static RowText Change(Shown one)
    {
        string state = one.Text("State");
        char mark = state == "Planned" ? one.Flag("IsDestructive") ? Marks.Caution : Marks.None : Marks.Of(state);
        string masked = string.Join(", ", one.Texts("Masked"));
        return new RowText().Head(mark, one.Text("Action") + " " + one.Text("Address"), RowText.Joined(one.Text("Reason"), masked.Length > 0 ? RowText.Fill(RowTexts.Masked, masked) : string.Empty));
    }

    // What went as planned needs no line of its own.
    private static RowText Open(RowText row, Shown one)
    {
        foreach (Shown change in one.Flag("Folded") || one.Is("Outcome", "Passed") ? [] : one.Items("Changes"))
        {
            row.Below(Change(change).ToString().Replace("\n", "\n     "));
        }

        return row.Under(one.Flag("Folded") ? null : one.Text("Detail"));
    }

    // Findings stand beneath their set, worst first, each with its place, which editors open.
    private static RowText ComposeCheck(Shown one)
    {
        Shown[] findings = one.Items("Findings");
        RowText row = ResultRows.Head(one);
        if (findings.Length == 0 || one.Flag("Folded"))
        {
            return ResultRows.Closed(row, one);
        }

        foreach (Shown finding in findings.OrderBy(static f => f.Is("Severity", "Error") ? 0 : f.Is("Severity", "Warning") ? 1 : 2))
        {
            row.Below($"{Marks.Draw(Marks.Of(finding.Text("Severity")))}  {Row.Place(finding)}  {Paint.Faint(finding.Text("Rule"))}");
            foreach (string line in RowText.Lines(finding.Text("Message")).Concat(RowText.Lines(finding.Text("Remedy"))))
            {
                row.Below("   " + line);
            }
        }

        return row.Command(one.Text("NextCommand"));
    }
}
