using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Markdown;

/// <summary>The parts of the report in Markdown, the most important first.</summary>
/// <param name="content">The report.</param>
/// <param name="mostRows">How many rows a part may have.</param>
internal sealed class MarkdownParts(ReportContent content, int mostRows)
{
    private const int LongestCommand = 2_000;

    /// <summary>What stands below the title.</summary>
    /// <param name="content">The report.</param>
    public static string Summary(ReportContent content)
    {
        string commit = content.Commit is { Length: > 0 } id
            ? " " + ReportTexts.OnCommit.With(MarkdownText.Link(SafeLink.Commit(content.RepositoryUrl, id), Words.Short(id))) + (content.Dirty ? " (" + ReportTexts.TreeDirty + ")" : string.Empty)
            : string.Empty;
        return "**" + ReportTexts.DoneOf.With(content.DoneCount, content.Checklist.Length) + "**" + commit + " " + ReportTexts.MadeAt.With(Words.Time(content.CreatedAt)) + "\n";
    }

    /// <summary>The parts that have anything to tell.</summary>
    public IEnumerable<MarkdownPart> All() => new[] { Checklist(), Next(), Change(), Deployments(), Delivery(), Metrics(), Plans(), Results(), Events() }.Where(static p => p.Rows.Count > 0);

    private MarkdownPart Checklist() => new(
        Table(null, ReportTexts.Box, ReportTexts.State, ReportTexts.Reason, ReportTexts.Assurance, ReportTexts.Recorded),
        [.. content.Checklist.Select(box => Row(
            MarkdownText.Cell(box.Title.Length > 0 ? box.Title : box.Box.ToString()),
            Sign(box.State) + " " + Words.Of(box.State),
            MarkdownText.Cell(string.Join("; ", new[] { box.Reason }.Concat(box.PolicyNotes).Where(static t => t.Length > 0))),
            box.At is null ? string.Empty : Words.Of(box.Assurance),
            Recorded(box)))]);

    private MarkdownPart Next()
    {
        string[] commands = [.. content.Checklist.Select(static b => b.NextCommand).OfType<string>().Where(static c => c.Length is > 0 and <= LongestCommand).Distinct(StringComparer.Ordinal)];
        return new MarkdownPart(Heading(ReportTexts.RunNext), [.. commands.Select(static c => MarkdownText.Fenced(c) + "\n\n")]);
    }

    private MarkdownPart Change()
    {
        if (content.Change is not { } change)
        {
            return new MarkdownPart(string.Empty, []);
        }

        IEnumerable<(string Name, string? Value)> facts =
        [
            (ReportTexts.State, Words.Of(change.State)),
            (ReportTexts.Risk, Words.Of(change.Risk)),
            (ReportTexts.EmergencyReason, change.EmergencyReason),
            (ReportTexts.WindowFrom, change.WindowFrom is { } from ? Words.Time(from) : null),
            (ReportTexts.WindowUntil, change.WindowUntil is { } until ? Words.Time(until) : null),
            (ReportTexts.People, string.Join(", ", change.People)),
            (ReportTexts.Confirmations, ReportTexts.ConfirmationsOf.With(change.Confirmations.Length, change.NeededConfirmations)),
            (ReportTexts.ConfirmedBy, string.Join(", ", change.Confirmations.Select(static c => c.By))),
            (ReportTexts.SinglePersonReason, change.SinglePersonReason),
            (ReportTexts.Requirements, string.Join(", ", change.Requirements.Select(static r => r.Kind + " " + r.Id + (r.Title.Length > 0 ? " " + r.Title : string.Empty)))),
            (ReportTexts.MissingYet, string.Join("; ", change.Missing)),
            (ReportTexts.Review, change.Review ?? (change.NeedsReview ? ReportTexts.ReviewOpen : null)),
        ];
        return new MarkdownPart(
            Heading(ReportTexts.Change + ": " + MarkdownText.Cell(change.Title) + " (" + MarkdownText.Cell(change.ChangeId) + ")"),
            [.. facts.Where(static f => f.Value is { Length: > 0 }).Select(static f => "- " + f.Name + ": " + MarkdownText.Cell(f.Value) + "\n")]);
    }

    private MarkdownPart Deployments() => Cut(
        Table(ReportTexts.Deployments, ReportTexts.Begun, ReportTexts.EndedAs, ReportTexts.Commit, ReportTexts.StartedBy, ReportTexts.Says),
        content.Deployments,
        deployment => Row(
            (deployment as FsGitHubDeployment)?.Url is { } url ? MarkdownText.Link(url.OriginalString, Words.Time(deployment.CreatedAt)) : Words.Time(deployment.CreatedAt),
            Sign(deployment.Outcome) + " " + (deployment.IsRollback ? ReportTexts.Rollback + ": " : string.Empty) + Words.Of(deployment.Ending),
            MarkdownText.Link(SafeLink.Commit(content.RepositoryUrl, deployment.Commit), Words.Short(deployment.Commit)),
            MarkdownText.Cell(deployment.StartedBy),
            MarkdownText.Cell(deployment.Summary)));

    private MarkdownPart Delivery() => Cut(
        Table(ReportTexts.Delivery, ReportTexts.PeriodName, ReportTexts.Deployments, ReportTexts.PerWeek, ReportTexts.LeadTime, ReportTexts.FailureRate, ReportTexts.RecoveryTime, ReportTexts.ReworkRate),
        [.. content.Deliveries.OrderByDescending(static d => d.From)],
        static delivery => Row(
            Words.Period(delivery),
            delivery.DeploymentCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Words.Value(delivery.DeploymentsPerWeek),
            Words.Span(delivery.LeadTimeMedian),
            Words.Share(delivery.ChangeFailureRate),
            Words.Span(delivery.RecoveryTimeMedian),
            Words.Share(delivery.ReworkRate)));

    private MarkdownPart Metrics() => Cut(
        Table(ReportTexts.Metrics, ReportTexts.Metric, ReportTexts.Outcome, ReportTexts.Before, ReportTexts.After, ReportTexts.Limits, ReportTexts.Says),
        [.. content.Metrics.OrderBy(static m => m.Outcome)],
        metric => Row(
            MarkdownText.Cell(metric.Name.Length > 0 ? metric.Name : metric.Subject),
            Sign(metric.Outcome) + " " + Words.Of(metric.State),
            metric.Baseline.Length == 1 ? Words.Value(metric.Baseline[0].Before) : "–",
            metric.Baseline.Length == 1 ? Words.Value(metric.Baseline[0].After) : Words.Value(metric.Value),
            MarkdownText.Cell(metric.Condition),
            MarkdownText.Cell(metric.Summary)));

    private MarkdownPart Plans() => Cut(
        Table(ReportTexts.Plans, ReportTexts.Subject, ReportTexts.WhatIsDone, ReportTexts.Address, ReportTexts.Reason),
        [.. content.Plans.SelectMany(static p => p.Changes.Length == 0 ? [(Plan: p, Change: (FsResourceChange?)null)] : p.Changes.Select(c => (Plan: p, Change: (FsResourceChange?)c))).OrderBy(static c => c.Change?.IsDestructive != true)],
        row => Row(
            MarkdownText.Cell(row.Plan.Subject),
            row.Change is { } change ? (change.IsDestructive ? "❗ " : string.Empty) + Words.Of(change.Action) : Words.Of(row.Plan.State),
            MarkdownText.Cell(row.Change?.Address),
            MarkdownText.Cell(row.Change is null ? row.Plan.Summary : row.Change.Reason)));

    private MarkdownPart Results() => Cut(
        Table(ReportTexts.Results, ReportTexts.Outcome, ReportTexts.Subject, ReportTexts.Says),
        [.. content.Results.OrderBy(static r => r.Outcome)],
        result => Row(Sign(result.Outcome) + " " + Words.Of(result.Outcome), MarkdownText.Cell(result.Subject), MarkdownText.Cell(result.Summary)));

    private MarkdownPart Events() => Cut(
        Table(ReportTexts.EventsTold.With(content.Events.Length), ReportTexts.When, ReportTexts.Outcome, ReportTexts.What, ReportTexts.Says, ReportTexts.Person),
        content.Events,
        evidence => Row(
            Words.Time(evidence.At),
            Sign(evidence.Outcome) + " " + (evidence.Kind == FsEvidenceKind.Measurement ? Words.Of(evidence.Outcome) : Words.Of(evidence.Kind)),
            MarkdownText.Cell(Words.About(evidence)),
            MarkdownText.Cell(Words.Said(evidence)),
            MarkdownText.Cell(evidence.By ?? evidence.Writer)));

    private MarkdownPart Cut<T>(string head, IReadOnlyList<T> all, Func<T, string> row) => new(head, [.. all.Take(mostRows).Select(row)], Math.Max(0, all.Count - mostRows));

    private string Recorded(FsChecklistStatus box) => box.At is not { } at ? string.Empty : string.Join(", ", new[]
    {
        Words.Time(at), MarkdownText.Cell(box.By), box.Commit is { Length: > 0 } commit ? MarkdownText.Link(SafeLink.Commit(content.RepositoryUrl, commit), Words.Short(commit)) : string.Empty,
    }.Where(static p => p.Length > 0));

    private static string Heading(string title) => "\n### " + title + "\n\n";

    private static string Table(string? title, params string[] columns) =>
        (title is null ? "\n" : Heading(title)) + Row(columns) + "|" + string.Concat(Enumerable.Repeat(" --- |", columns.Length)) + "\n";

    private static string Row(params string[] cells) => "| " + string.Join(" | ", cells) + " |\n";

    private static string Sign(FsChecklistState state) => state switch
    {
        FsChecklistState.Done => "✅",
        FsChecklistState.Failed => "❌",
        FsChecklistState.Waived or FsChecklistState.Stale => "⚠️",
        FsChecklistState.NotApplicable => "➖",
        _ => "❔",
    };

    private static string Sign(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Passed => "✅",
        FsOutcome.Failed => "❌",
        FsOutcome.Warning => "⚠️",
        FsOutcome.Skipped => "➖",
        _ => "❔",
    };
}
