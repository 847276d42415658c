using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>What a table of workflows says starts each of them is what it has.</summary>
internal sealed class Triggers : IDocumentationRule
{
    private static readonly Regex Column = new(@"триггер|trigger|когда|запускается|starts?\b|событи|event", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentationPage page in world.Pages.Where(static p => !p.IsPlan && !p.IsHistory))
        {
            foreach (MarkdownTable table in page.Markdown.Tables)
            {
                int column = table.Header.Skip(1).ToList().FindIndex(static h => Column.IsMatch(h)) + 1;
                if (column > 0)
                {
                    Table(world, page, table, column, findings);
                }
            }
        }
    }

    private static void Table(DocumentationWorld world, DocumentationPage page, MarkdownTable table, int column, DocumentationFindings findings)
    {
        bool tellsPaths = table.Rows.Any(r => r.Cells.Count > column && TriggerGrammar.Read(r.Cells[column], out _).Any(static p => p.HasPaths));
        foreach (MarkdownRow row in table.Rows.Where(r => r.Cells.Count > column))
        {
            if (WorkflowLists.RowMention(row) is not { } mention || world.Workflow(mention.File) is not { IsReadable: true } workflow)
            {
                continue;
            }

            IReadOnlyList<TriggerPhrase> said = TriggerGrammar.Read(row.Cells[column], out string? unknown);
            FoundPlace place = page.At(row.Line, row.Block.Text.IndexOf(row.Cells[column], StringComparison.Ordinal) + 1);
            if (unknown is not null)
            {
                findings.Add(
                    FsDocumentationRule.Trigger, FsOutcome.Inconclusive, workflow.File + ": " + unknown, place,
                    DocumentationTexts.TriggerUnknown.With(unknown, workflow.File), DocumentationTexts.TriggerUnknownRemedy);
                continue;
            }

            string[] differences = [.. Differences(workflow, said, tellsPaths)];
            if (differences.Length > 0)
            {
                findings.Add(
                    FsDocumentationRule.Trigger, FsOutcome.Failed, workflow.File, place,
                    DocumentationTexts.TriggerDiffers.With(workflow.File, row.Cells[column], string.Join("; ", differences)), DocumentationTexts.TriggerDiffersRemedy.With(workflow.Path));
            }
        }
    }

    private static IEnumerable<string> Differences(DocumentedWorkflow workflow, IReadOnlyList<TriggerPhrase> said, bool tellsPaths)
    {
        foreach (TriggerSyntax trigger in workflow.Triggers)
        {
            TriggerPhrase[] meant = [.. said.Where(p => Means(p, trigger))];
            if (meant.Length == 0)
            {
                yield return DocumentationTexts.TriggerNotSaid.With(Written(trigger));
                continue;
            }

            string? difference = trigger switch
            {
                WebhookTrigger webhook => Difference(webhook, meant, tellsPaths),
                ScheduleTrigger schedule => Difference(schedule, meant),
                _ => null,
            };
            if (difference is not null)
            {
                yield return difference;
            }
        }

        foreach (TriggerPhrase phrase in said.Where(p => !workflow.Triggers.Any(t => Means(p, t))))
        {
            yield return DocumentationTexts.TriggerNotThere.With(phrase.Event);
        }
    }

    private static bool Means(TriggerPhrase phrase, TriggerSyntax trigger) => trigger.Event.Value switch
    {
        "pull_request_target" => phrase.Event == "pull_request",
        "push" when phrase.Event == "push:tags" => trigger is WebhookTrigger { Tags: not null } or WebhookTrigger { TagsIgnore: not null },
        "push" when trigger is WebhookTrigger { Branches: null, BranchesIgnore: null, Tags: not null } => phrase.Event == "push:tags",
        "pull_request_review_comment" => phrase.Event == "issue_comment",
        { } name => phrase.Event == name,
    };

    private static string? Difference(WebhookTrigger trigger, TriggerPhrase[] said, bool tellsPaths)
    {
        string[] branches = [.. said.SelectMany(static p => p.Branches ?? [])];
        bool isFiltered = (trigger.Branches ?? trigger.BranchesIgnore) is not null;
        string[] actual = [.. (trigger.Branches?.Patterns ?? []).Select(static p => p.Value)];
        bool sameBranches = branches.Length == 0 || (isFiltered && trigger.Branches is null) || new HashSet<string>(branches, StringComparer.Ordinal).SetEquals(actual);
        bool hasPaths = (trigger.Paths ?? trigger.PathsIgnore) is not null;
        bool samePaths = said.Any(static p => p.HasPaths) ? hasPaths : !hasPaths || !tellsPaths;
        return !sameBranches ? DocumentationTexts.TriggerHas.With(Written(trigger))
            : samePaths ? null
            : hasPaths ? DocumentationTexts.TriggerHasPaths.With(trigger.Event.Value)
            : DocumentationTexts.TriggerHasNoPaths.With(trigger.Event.Value);
    }

    private static string? Difference(ScheduleTrigger trigger, TriggerPhrase[] said)
    {
        string[] crons = [.. trigger.Entries.Select(static e => Regex.Replace(e.Cron.Value.Trim(), @"\s+", " "))];
        bool isRight = said.All(p => (p.Cron is null || crons.Contains(p.Cron)) && (p.Time is not { } time || trigger.Entries.Any(e => e.Timezone is not null || TimeOf(e.Cron.Value) is not { } at || at == time)));
        return isRight ? null : DocumentationTexts.TriggerHas.With("schedule: " + string.Join(", ", crons));
    }

    /// <summary>The time of day of a cron expression that has one; null otherwise.</summary>
    public static TimeSpan? TimeOf(string cron) =>
        cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var minute, var hour, ..]
        && int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out int h)
            ? new TimeSpan(h, m, 0)
            : null;

    private static string Written(TriggerSyntax trigger)
    {
        if (trigger is not WebhookTrigger webhook)
        {
            return trigger is ScheduleTrigger schedule ? "schedule: " + string.Join(", ", schedule.Entries.Select(static e => e.Cron.Value)) : trigger.Event.Value;
        }

        string text = trigger.Event.Value;
        text += webhook.Branches is { } branches ? ": " + Listed(branches.Patterns) : webhook.Tags is { } tags ? ": tags " + Listed(tags.Patterns) : string.Empty;
        return text + ((webhook.Paths ?? webhook.PathsIgnore) is not null ? " (paths)" : string.Empty);
    }

    private static string Listed(IReadOnlyList<YamlScalar> patterns) => string.Join(", ", patterns.Select(static p => p.Value));
}
