using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>What starts a workflow, in the phrases that <c>Test-FsDocumentation</c> understands.</summary>
internal static class TriggerText
{
    public static string Of(DocumentedWorkflow workflow) =>
        !workflow.IsReadable ? RegionTexts.NotReadable
        : string.Join("; ", workflow.Triggers.SelectMany(Of)) is { Length: > 0 } all ? all
        : CellText.Nothing;

    private static IEnumerable<string> Of(TriggerSyntax trigger) => trigger switch
    {
        WebhookTrigger { Event.Value: "push" } push => Pushes(push),
        WebhookTrigger { Event.Value: "pull_request" or "pull_request_target" } request =>
            [(request.Branches is { } branches ? RegionTexts.TriggerPullRequestTo.With(Names(branches.Patterns)) : RegionTexts.TriggerPullRequest) + Event(request, "pull_request") + Except(request.BranchesIgnore) + Types(request) + Paths(request)],
        WebhookTrigger { Event.Value: "workflow_run" } run => [run.Workflows.Count == 0 ? CellText.Code("workflow_run") : RegionTexts.TriggerAfter.With(Names(run.Workflows))],
        WebhookTrigger other => [CellText.Code(other.Event.Value) + Types(other) + Paths(other)],
        ScheduleTrigger schedule => schedule.Entries.Select(static e => "cron " + CellText.Code(e.Cron.Value) + (e.Timezone is { } zone ? " (" + CellText.Code(zone.Value) + ")" : string.Empty)),
        DispatchTrigger dispatch => [RegionTexts.TriggerByHand + (dispatch.Inputs.Count == 0 ? string.Empty : " (" + CellText.Codes(dispatch.Inputs.Select(static i => i.Name.Value)) + ")")],
        CallTrigger => [RegionTexts.TriggerCall],
        _ => [CellText.Code(trigger.Event.Value)],
    };

    private static IEnumerable<string> Pushes(WebhookTrigger push)
    {
        if (push.Tags is { } tags)
        {
            yield return RegionTexts.TriggerTag.With(Names(tags.Patterns)) + Paths(push);
        }

        if (push.Branches is { } branches)
        {
            yield return RegionTexts.TriggerPushTo.With(Names(branches.Patterns)) + Paths(push);
        }
        else if (push.Tags is null || push.BranchesIgnore is not null)
        {
            yield return "push" + Except(push.BranchesIgnore) + Except(push.TagsIgnore) + Paths(push);
        }
    }

    private static string Event(WebhookTrigger trigger, string usual) => trigger.Event.Value == usual ? string.Empty : " (" + CellText.Code(trigger.Event.Value) + ")";

    private static string Types(WebhookTrigger trigger) => trigger.Types.Count == 0 ? string.Empty : " (" + Names(trigger.Types) + ")";

    private static string Except(FilterSyntax? filter) => filter is null ? string.Empty : " (" + RegionTexts.TriggerExcept.With(Names(filter.Patterns)) + ")";

    private static string Paths(WebhookTrigger trigger) => (trigger.Paths ?? trigger.PathsIgnore) is null ? string.Empty : ", " + RegionTexts.TriggerPaths;

    private static string Names(IEnumerable<YamlScalar> names) => CellText.Codes(names.Select(static n => n.Value));
}
