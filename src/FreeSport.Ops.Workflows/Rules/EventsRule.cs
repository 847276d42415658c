using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Events, their activity types and which filters each takes.</summary>
internal sealed class EventsRule() : WorkflowRule("events")
{
    private static readonly string[] WithBranches = ["merge_group", "push", "pull_request", "pull_request_target", "workflow_run"];

    private static readonly string[] WithPaths = ["push", "pull_request", "pull_request_target"];

    private static readonly string[] WithTags = ["push"];

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        foreach (WebhookTrigger trigger in workflow.Triggers.OfType<WebhookTrigger>())
        {
            Check(trigger);
        }

        foreach (ImageVersionTrigger trigger in workflow.Triggers.OfType<ImageVersionTrigger>())
        {
            CheckTypes(trigger, trigger.Types, WebhookEvents.TryGet(trigger.Event.Value, out WebhookEvent? known) ? known.Types : []);
        }
    }

    private void Check(WebhookTrigger trigger)
    {
        string name = trigger.Event.Value;
        if (!WebhookEvents.TryGet(name, out WebhookEvent? known))
        {
            Error(trigger.Event, Message.Of<RuleTexts>(nameof(RuleTexts.EventUnknown), name, Nearest.Suggest(name, WebhookEvents.Names)));
            return;
        }

        CheckTypes(trigger, trigger.Types, known.Types);
        if (name == "workflow_run" && trigger.Workflows.Count == 0)
        {
            Error(trigger.Event, Message.Of<RuleTexts>(nameof(RuleTexts.WorkflowRunWithoutWorkflows)));
        }
        else if (name != "workflow_run" && trigger.Workflows.Count > 0)
        {
            Error(trigger.Event, Message.Of<RuleTexts>(nameof(RuleTexts.WorkflowsElsewhere), name));
        }
        else if (name == "workflow_run" && Context.Surroundings.Workflows?.Names is { } names)
        {
            foreach (YamlScalar unknown in trigger.Workflows.Where(w => !names.Contains(w.Value, StringComparer.Ordinal)))
            {
                Warn(unknown, Message.Of<RuleTexts>(nameof(RuleTexts.WorkflowUnknown), unknown.Value, Nearest.Suggest(unknown.Value, names)));
            }
        }

        CheckFilters(name, trigger.Paths, trigger.PathsIgnore, WithPaths);
        CheckFilters(name, trigger.Branches, trigger.BranchesIgnore, WithBranches);
        CheckFilters(name, trigger.Tags, trigger.TagsIgnore, WithTags);
    }

    private void CheckTypes(TriggerSyntax trigger, IReadOnlyList<YamlScalar> types, IReadOnlyList<string> known)
    {
        if (known.Count == 0 && types.Count > 0)
        {
            Error(trigger.Event, Message.Of<RuleTexts>(nameof(RuleTexts.TypesNowhere), trigger.Event.Value));
            return;
        }

        foreach (YamlScalar type in types.Where(t => !known.Contains(t.Value)))
        {
            Error(type, Message.Of<RuleTexts>(nameof(RuleTexts.TypeUnknown), type.Value, trigger.Event.Value, string.Join(", ", known), Nearest.Suggest(type.Value, known)));
        }
    }

    private void CheckFilters(string name, FilterSyntax? filter, FilterSyntax? ignore, string[] takers)
    {
        if (filter is { Patterns.Count: > 0 } && filter.Patterns.All(static p => p.Value.StartsWith("!", StringComparison.Ordinal)))
        {
            Warn(filter.Patterns[0], Message.Of<RuleTexts>(nameof(RuleTexts.FilterOfExceptions), filter.Key.Value));
        }

        if (!takers.Contains(name))
        {
            foreach (FilterSyntax one in new[] { filter, ignore }.OfType<FilterSyntax>().Where(static f => f.Patterns.Count > 0))
            {
                Error(one.Key, Message.Of<RuleTexts>(nameof(RuleTexts.FilterElsewhere), one.Key.Value, name, string.Join(", ", takers)));
            }
        }
        else if (filter?.Patterns.Count > 0 && ignore?.Patterns.Count > 0)
        {
            YamlScalar later = filter.Key.Start.Index > ignore.Key.Start.Index ? filter.Key : ignore.Key;
            Error(later, Message.Of<RuleTexts>(nameof(RuleTexts.FilterBoth), filter.Key.Value, ignore.Key.Value, name));
        }
    }
}
