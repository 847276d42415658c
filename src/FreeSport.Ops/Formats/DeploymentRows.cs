namespace FreeSport.Ops.Commands.Formats;

/// <summary>Releases: plans, runs, approvals, records and logs.</summary>
internal static class DeploymentRows
{
    private const int ShortCommit = 7;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsDeploymentPlan"] = Plan,
        ["FsPolicyAnswer"] = Policy,
        ["FsDeploymentInput"] = static one => new RowText().Bare(one.ToString()),
        ["FsDeploymentJob"] = static one => new RowText()
            .Head(Mark(one), one.Text("Name"), RowText.Joined(Stands(one), Took(one), one.Text("Runner"))),
        ["FsDeploymentStep"] = static one => new RowText()
            .Head(Mark(one), one.Text("Number") + " " + one.Text("Name"), RowText.Joined(Stands(one), Took(one))),
        ["FsApprovalPlan"] = static one => new RowText()
            .Head(Marks.None, one.Text("Environment"), RowText.Joined(one.Flag("Approves") ? RowTexts.Approve : RowTexts.Reject, one.Text("RunId"), Commit(one, "Commit")))
            .Under(RowText.Fill(RowTexts.StartedBy, one.Text("StartedBy")) + ", " + RowText.Fill(RowTexts.ReviewedBy, one.Text("By")) + (one.Flag("IsSelfApproval") ? " (!)" : string.Empty))
            .Names(RowTexts.Jobs, one.Texts("Jobs"))
            .Under(one.Text("Comment")),
        ["FsDeploymentRecord"] = static one => new RowText()
            .Head(Marks.Of(one.Text("State")), one.Text("Environment") + " " + Commit(one, "Commit"), RowText.Joined(one.Text("State"), one.Time("At"), one.Text("By"), one.Text("DeploymentId")))
            .Under(one.Text("Description")),
        ["FsDeploymentLockPlan"] = static one => new RowText()
            .Head(one.Flag("IsAllowed") ? Marks.Good : Marks.Bad, one.Text("Environment"), RowText.Joined(one.Text("Action"), one.Text("Text")))
            .Under(one.Text("Summary")),
        ["FsDeploymentLogLine"] = LogLine,
        ["FsReviewer"] = static one => new RowText().Bare(one.ToString()),
    };

    private static RowText Plan(Shown one)
    {
        string before = Commit(one, "PreviousCommit");
        RowText row = new RowText()
            .Head(
                one.Flag("IsAllowed") ? Marks.Good : Marks.Bad,
                one.Text("Environment"),
                RowText.Joined(one.Text("Trigger"), one.Text("Branch"), (before.Length > 0 ? before + " > " : string.Empty) + Commit(one, "Commit"), one.Flag("IsRollback") ? RowTexts.Rollback : string.Empty))
            .Under(RowText.Joined(one.Text("Repository"), one.Text("Workflow"), one.Text("ImageTag")))
            .Names(string.Empty, one.Texts("WorkflowInputs"));
        foreach (string commit in one.Texts("Commits"))
        {
            row.Below(commit);
        }

        foreach (Shown answer in one.Items("Policies"))
        {
            row.Below(Policy(answer).ToString().Replace("\n", "\n     "));
        }

        return row;
    }

    private static RowText Policy(Shown one) => new RowText().Head(Marks.Of(one.Text("State")), one.Text("Policy"), one.Text("Reason")).Under(one.Text("Remedy"));

    // The job stands in front, as docker compose shows the logs of several containers.
    private static RowText LogLine(Shown one)
    {
        string text = one.Text("Text");
        string level = one.Text("Level");
        return new RowText().Bare(
            Paint.Faint(RowText.Prefix(one.Text("Job"), one.Time("At", "HH:mm:ss")))
            + (level == "Command" ? Paint.Live(text) : Paint.As(Marks.Of(level) is Marks.LeftOut ? Marks.None : Marks.Of(level), text)));
    }

    private static char Mark(Shown one) => one.Is("Status", "Completed") ? Marks.Of(one.Text("Conclusion")) : Marks.None;

    private static string Stands(Shown one) => one.Is("Status", "Completed") ? one.Text("Conclusion") : one.Text("Status");

    private static string Took(Shown one) => one.Moment("StartedAt") is { } from && one.Moment("CompletedAt") is { } to && to >= from ? RowText.Duration(to - from) : string.Empty;

    private static string Commit(Shown one, string property) => one.Text(property) is { Length: > ShortCommit } commit ? commit.Substring(0, ShortCommit) : one.Text(property);
}
