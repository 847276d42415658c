using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Checks that are waited for, of a workflow that some changes never start.</summary>
internal sealed class RequiredCheckRule() : WorkflowRule("required-check")
{
    private static readonly string[] OfRequests = ["pull_request", "pull_request_target"];

    public override void LeaveWorkflow(WorkflowSyntax workflow)
    {
        if (Context.Surroundings.RequiredChecks.Count == 0)
        {
            return;
        }

        WebhookTrigger[] triggers = [.. workflow.Triggers.OfType<WebhookTrigger>()];
        WebhookTrigger[] requests = [.. triggers.Where(static t => OfRequests.Contains(t.Event.Value))];
        bool hasEveryPush = Array.Exists(triggers, static t => t.Event.Value == "push" && PathsOf(t) is null && t.Branches is null && t.BranchesIgnore is null && t.Tags is null);

        // A filter on push costs a request nothing; where there is no request, the commit itself must have the check.
        foreach (WebhookTrigger trigger in hasEveryPush ? [] : requests.Length > 0 ? requests : triggers.Where(static t => t.Event.Value == "push"))
        {
            if (PathsOf(trigger) is { } filter)
            {
                Check(workflow, trigger, filter);
            }
        }
    }

    private static FilterSyntax? PathsOf(WebhookTrigger trigger) => trigger.Paths ?? trigger.PathsIgnore;

    private void Check(WorkflowSyntax workflow, WebhookTrigger trigger, FilterSyntax filter)
    {
        foreach (JobSyntax job in workflow.Jobs)
        {
            string name = job.Name?.Value is { Length: > 0 } given ? given : job.Id.Value;
            if (Context.Surroundings.RequiredChecks.FirstOrDefault(c => c.IsOf(job.Call is null ? name : name + " / ${{ x }}", job.Strategy?.Matrix is not null)) is { } required)
            {
                Warn(filter.Key, Message.Of<RuleTexts>(nameof(RuleTexts.RequiredCheckFiltered), name, required.Source, filter.Key.Value, trigger.Event.Value));
            }
        }
    }
}
