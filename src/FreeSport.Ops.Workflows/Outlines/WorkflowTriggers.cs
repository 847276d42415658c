using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Outlines;

/// <summary>The outline of one entry of <c>on</c>.</summary>
internal static class WorkflowTriggers
{
    public static FsWorkflowTrigger Outline(TriggerSyntax trigger)
    {
        FsWorkflowTrigger outline = new() { Event = trigger.Event.Value, Line = trigger.Event.Start.Line };
        switch (trigger)
        {
            case WebhookTrigger webhook:
                outline.Branches = [.. Patterns(webhook.Branches, webhook.BranchesIgnore)];
                outline.Paths = [.. Patterns(webhook.Paths, webhook.PathsIgnore)];
                outline.Types = Texts(webhook.Types);
                break;
            case RepositoryDispatchTrigger dispatch:
                outline.Types = Texts(dispatch.Types);
                break;
            case ScheduleTrigger schedule:
                outline.Schedules = [.. schedule.Entries.Select(static e => e.Cron.Value)];
                break;
            case DispatchTrigger dispatch:
                outline.Inputs = [.. dispatch.Inputs.Select(static i => i.Name.Value)];
                break;
            case CallTrigger call:
                outline.Inputs = [.. call.Inputs.Select(static i => i.Name.Value)];
                break;
        }

        return outline;
    }

    private static IEnumerable<string> Patterns(FilterSyntax? filter, FilterSyntax? ignore) =>
        Texts(filter?.Patterns ?? []).Concat(Texts(ignore?.Patterns ?? []).Select(static p => "!" + p));

    private static string[] Texts(IEnumerable<YamlScalar> texts) => [.. texts.Where(static t => !t.IsNull).Select(static t => t.Value)];
}
