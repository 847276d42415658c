namespace FreeSport.Ops.Commands.Formats;

/// <summary>Releases: plans, runs, approvals, records and logs.</summary>
internal static class DeploymentRows
{
    private const int ShortCommit = 7;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsGitHubDeploymentPlan"] = GitHubPlan,
        ["FsDeploymentPlan"] = Plan,
        ["FsRollbackPlan"] = RollbackPlan,
        ["FsRelease"] = static one => new RowText()
            .Head(Marks.Of(one.Text("Ending")), one.Text("ImageTag") is { Length: > 0 } tag ? tag : one.Text("To"), RowText.Joined(one.Time("RanAt"), one.Is("Ending", "None") ? string.Empty : one.Text("Ending"), Commit(one, "Commit"), one.Text("To") == one.Text("ImageTag") ? string.Empty : one.Text("To"))),
        ["FsMigrationRollback"] = Database,
        ["FsMigration"] = Migration,
        ["FsBackup"] = static one => new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Summary"), string.Empty),
        ["FsDeploymentStage"] = static one => new RowText()
            .Head(one.Moment("EndedAt") is null ? Marks.None : Marks.Of(one.Text("Outcome")), (one.Text("Kind") + " " + one.Text("Name")).TrimEnd(), Took(one, "EndedAt"))
            .Under(one.Text("Summary")),
        ["FsDeployedService"] = Service,
        ["FsServiceImage"] = static one => new RowText().Bare(RowText.Joined(one.ToString(), Digest(one))),
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
        RowText row = new RowText().Head(
            one.Flag("IsAllowed") && one.Texts("Problems").Length == 0 ? Marks.Good : Marks.Bad,
            one.Text("Environment"),
            RowText.Joined(one.Text("Target"), one.Text("ImageTag"), Commit(one, "Commit"), one.Flag("IsRollback") ? RowTexts.Rollback : string.Empty));
        foreach (string problem in one.Texts("Problems"))
        {
            row.Below(problem);
        }

        foreach (Shown service in one.Items("Services"))
        {
            row.Below(Service(service).ToString().Replace("\n", "\n     "));
        }

        return Policies(row, one);
    }

    private static RowText Service(Shown one)
    {
        string runs = Image(one, "Now"), wanted = Image(one, "Wanted"), before = Image(one, "Before");
        string from = before.Length > 0 ? before : runs;
        string to = before.Length > 0 && runs.Length > 0 ? runs : wanted.Length > 0 ? wanted : runs;
        return new RowText().Head(
            one.Text("IsHealthy").Length == 0 ? Marks.None : one.Flag("IsHealthy") ? Marks.Good : Marks.Bad,
            one.Text("Name"),
            from.Length > 0 && from != to ? from + " > " + to : to);
    }

    private static RowText RollbackPlan(Shown one)
    {
        RowText row = new RowText().Head(
            one.Flag("IsAllowed") ? Marks.Good : Marks.Bad,
            one.Text("Environment"),
            RowText.Joined(one.Text("ImageTag"), Commit(one, "Commit"), one.Time("RanAt")));
        foreach (string objection in one.Texts("Objections"))
        {
            row.Below(objection);
        }

        foreach (Shown migration in one.Part("Database")?.Items("Migrations") ?? [])
        {
            // Where something stands against it, that was said above.
            string text = Migration(migration).ToString();
            row.Below(one.Flag("IsAllowed") ? text.Replace("\n", "\n     ") : text.Split('\n')[0]);
        }

        foreach (Shown service in one.Items("Services"))
        {
            row.Below(Service(service).ToString().Replace("\n", "\n     "));
        }

        return row;
    }

    private static RowText Database(Shown one)
    {
        RowText row = new RowText().Head(one.Flag("IsAllowed") ? Marks.Good : Marks.Bad, one.Text("Service"), RowText.Joined(one.Text("Reversibility"), string.Join(", ", one.Texts("Targets"))));
        foreach (Shown migration in one.Items("Migrations"))
        {
            row.Below(Migration(migration).ToString().Replace("\n", "\n     "));
        }

        return row.Under(one.Part("Backup")?.Text("Summary"));
    }

    private static RowText Migration(Shown one) =>
        new RowText().Head(Marks.Of(one.Text("Reversibility")), one.Text("App") + "." + one.Text("Name"), one.Text("Reversibility")).Under(one.Text("Reason"));

    // The registry and its folders are the same before and after.
    private static string Image(Shown one, string property) => one.Text(property) is var image ? image.Substring(image.LastIndexOf('/') + 1) : string.Empty;

    private static string Digest(Shown one) => one.Text("Digest") is { Length: > 0 } digest ? digest : one.Text("ImageId");

    private static RowText GitHubPlan(Shown one)
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

        return Policies(row, one);
    }

    private static RowText Policies(RowText row, Shown one)
    {
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

    private static string Took(Shown one, string end = "CompletedAt") => one.Moment("StartedAt") is { } from && one.Moment(end) is { } to && to >= from ? RowText.Duration(to - from) : string.Empty;

    private static string Commit(Shown one, string property) => one.Text(property) is { Length: > ShortCommit } commit ? commit.Substring(0, ShortCommit) : one.Text(property);
}
