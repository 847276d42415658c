using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Decides whether an event starts a workflow. Source: GitHub's reference of events that trigger workflows.</summary>
internal static class TriggerJudge
{
    // What a pull request that nobody labels, assigns or closes does.
    private static readonly string[] DefaultPullRequestTypes = ["opened", "synchronize", "reopened"];

    public static PlanDecision Decide(WorkflowSyntax workflow, PlanEvent happening)
    {
        TriggerSyntax? trigger = workflow.Triggers.FirstOrDefault(t => t.Event.Value.Equals(happening.Name, StringComparison.OrdinalIgnoreCase));
        return trigger switch
        {
            null => PlanDecision.No(PlanningTexts.NoTrigger.With(happening.Name, string.Join(", ", workflow.Triggers.Select(static t => t.Event.Value).Take(12)))),
            ScheduleTrigger schedule => PlanDecision.Yes(PlanningTexts.Scheduled.With(string.Join(", ", schedule.Entries.Select(static e => e.Cron.Value)))),
            RepositoryDispatchTrigger dispatch => Types(dispatch.Types, happening) ?? PlanDecision.Yes(PlanningTexts.NoFilter.With(happening.Name)),
            ImageVersionTrigger { Names.Count: > 0 } or ImageVersionTrigger { Versions.Count: > 0 } => PlanDecision.Unknown(PlanningTexts.ImageVersion),
            WebhookTrigger webhook => Together(Filters(webhook, happening), happening),
            _ => PlanDecision.Yes(PlanningTexts.NoFilter.With(happening.Name)),
        };
    }

    private static PlanDecision Together(IEnumerable<PlanDecision?> verdicts, PlanEvent happening)
    {
        PlanDecision[] decided = [.. verdicts.OfType<PlanDecision>()];
        foreach (FsPlanAnswer answer in new[] { FsPlanAnswer.No, FsPlanAnswer.Unknown })
        {
            if (decided.Any(v => v.Answer == answer))
            {
                return decided.First(v => v.Answer == answer);
            }
        }

        return PlanDecision.Yes(decided.Length == 0 ? PlanningTexts.NoFilter.With(happening.Name) : string.Join("; ", decided.Select(static v => v.Reason)));
    }

    private static IEnumerable<PlanDecision?> Filters(WebhookTrigger trigger, PlanEvent happening)
    {
        yield return Types(trigger.Types, happening);
        switch (happening.Name)
        {
            case "push":
                yield return RefFilter.Pushed(trigger, happening.Ref);
                yield return happening.Ref.IsTag ? null : PathFilter.Decide(trigger, happening.ChangedPaths);
                break;
            case "pull_request" or "pull_request_target":
                yield return RefFilter.Branch(trigger, happening.Ref.IsKnown ? happening.Ref.Name : null, PlanningTexts.UnknownBase);
                yield return PathFilter.Decide(trigger, happening.ChangedPaths);
                break;
            case "merge_group":
                yield return RefFilter.Branch(trigger, happening.Ref.IsKnown ? happening.Ref.Name : null, PlanningTexts.UnknownBase);
                break;
            case "workflow_run":
                yield return Workflows(trigger.Workflows, happening.TextAt("workflow_run", "name"));
                yield return RefFilter.Branch(trigger, happening.TextAt("workflow_run", "head_branch"), PlanningTexts.UnknownHead);
                break;
        }
    }

    private static PlanDecision? Types(IReadOnlyList<YamlScalar> types, PlanEvent happening)
    {
        string[] wanted = types.Count > 0 ? [.. types.Select(static t => t.Value)] : happening.IsPullRequest ? DefaultPullRequestTypes : [];
        if (wanted.Length == 0)
        {
            return null;
        }

        string list = string.Join(", ", wanted);
        if (happening.TextAt("action") is { } action)
        {
            return wanted.Contains(action, StringComparer.Ordinal)
                ? PlanDecision.Yes(PlanningTexts.TypeIn.With(action, list))
                : PlanDecision.No(PlanningTexts.TypeOut.With(action, list));
        }

        return happening.IsPullRequest && DefaultPullRequestTypes.All(wanted.Contains)
            ? PlanDecision.Yes(PlanningTexts.TypeDefault.With(string.Join(", ", DefaultPullRequestTypes)))
            : PlanDecision.Unknown(PlanningTexts.TypeUnknown.With(list));
    }

    private static PlanDecision? Workflows(IReadOnlyList<YamlScalar> names, string? name)
    {
        if (names.Count == 0)
        {
            return null;
        }

        string list = string.Join(", ", names.Select(static n => n.Value));
        return name is null ? PlanDecision.Unknown(PlanningTexts.WorkflowUnknown.With(list))
            : names.Any(n => n.Value == name) ? PlanDecision.Yes(PlanningTexts.FilterIn.With("workflows", name, name))
            : PlanDecision.No(PlanningTexts.FilterOut.With("workflows", name, list));
    }
}
