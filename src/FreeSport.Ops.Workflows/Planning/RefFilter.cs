using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The filters by branch and tag.</summary>
internal static class RefFilter
{
    /// <summary>A push, where a filter for one kind of ref keeps the other kind out.</summary>
    public static PlanDecision? Pushed(WebhookTrigger trigger, PlanRef pushed)
    {
        bool hasBranches = trigger.Branches is not null || trigger.BranchesIgnore is not null;
        bool hasTags = trigger.Tags is not null || trigger.TagsIgnore is not null;
        if (!hasBranches && !hasTags)
        {
            return null;
        }

        if (!pushed.IsKnown)
        {
            return PlanDecision.Unknown(PlanningTexts.UnknownRef);
        }

        return pushed.IsTag
            ? hasTags ? Decide(trigger.Tags, trigger.TagsIgnore, pushed.Name) : PlanDecision.No(PlanningTexts.OnlyBranches.With(pushed.Name))
            : hasBranches ? Decide(trigger.Branches, trigger.BranchesIgnore, pushed.Name) : PlanDecision.No(PlanningTexts.OnlyTags.With(pushed.Name));
    }

    public static PlanDecision? Branch(WebhookTrigger trigger, string? branch, string unknown) =>
        trigger.Branches is null && trigger.BranchesIgnore is null ? null
        : branch is null ? PlanDecision.Unknown(unknown)
        : Decide(trigger.Branches, trigger.BranchesIgnore, branch);

    private static PlanDecision? Decide(FilterSyntax? wanted, FilterSyntax? ignored, string name)
    {
        if ((wanted ?? ignored) is not { } filter)
        {
            return null;
        }

        PatternList patterns = new(filter.Patterns);
        if (patterns.Unreadable is { } unreadable)
        {
            return PlanDecision.Unknown(PlanningTexts.UnreadablePattern.With(filter.Key.Value, unreadable.FirstLine(60)));
        }

        string? found = patterns.Find(name);
        return (wanted is null, found) switch
        {
            (false, null) => PlanDecision.No(PlanningTexts.FilterOut.With(filter.Key.Value, name, patterns.Text)),
            (false, _) => PlanDecision.Yes(PlanningTexts.FilterIn.With(filter.Key.Value, name, found)),
            (true, null) => PlanDecision.Yes(PlanningTexts.NotIgnored.With(filter.Key.Value, name)),
            (true, _) => PlanDecision.No(PlanningTexts.Ignored.With(filter.Key.Value, name, found)),
        };
    }
}
