using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The filters by branch and tag.</summary>
internal static class RefFilter
{
    /// <summary>A push, where a filter for one kind of ref keeps the other kind out.</summary>
    public static PlanVerdict? Pushed(WebhookTrigger trigger, PlanRef pushed)
    {
        bool hasBranches = trigger.Branches is not null || trigger.BranchesIgnore is not null;
        bool hasTags = trigger.Tags is not null || trigger.TagsIgnore is not null;
        if (!hasBranches && !hasTags)
        {
            return null;
        }

        if (!pushed.IsKnown)
        {
            return PlanVerdict.Unknown(PlanningTexts.UnknownRef);
        }

        return pushed.IsTag
            ? hasTags ? Decide(trigger.Tags, trigger.TagsIgnore, pushed.Name) : PlanVerdict.No(PlanningTexts.OnlyBranches.With(pushed.Name))
            : hasBranches ? Decide(trigger.Branches, trigger.BranchesIgnore, pushed.Name) : PlanVerdict.No(PlanningTexts.OnlyTags.With(pushed.Name));
    }

    public static PlanVerdict? Branch(WebhookTrigger trigger, string? branch, string unknown) =>
        trigger.Branches is null && trigger.BranchesIgnore is null ? null
        : branch is null ? PlanVerdict.Unknown(unknown)
        : Decide(trigger.Branches, trigger.BranchesIgnore, branch);

    private static PlanVerdict? Decide(FilterSyntax? wanted, FilterSyntax? ignored, string name)
    {
        if ((wanted ?? ignored) is not { } filter)
        {
            return null;
        }

        PatternList patterns = new(filter.Patterns);
        if (patterns.Unreadable is { } unreadable)
        {
            return PlanVerdict.Unknown(PlanningTexts.UnreadablePattern.With(filter.Key.Value, unreadable.FirstLine(60)));
        }

        string? found = patterns.Find(name);
        return (wanted is null, found) switch
        {
            (false, null) => PlanVerdict.No(PlanningTexts.FilterOut.With(filter.Key.Value, name, patterns.Text)),
            (false, _) => PlanVerdict.Yes(PlanningTexts.FilterIn.With(filter.Key.Value, name, found)),
            (true, null) => PlanVerdict.Yes(PlanningTexts.NotIgnored.With(filter.Key.Value, name)),
            (true, _) => PlanVerdict.No(PlanningTexts.Ignored.With(filter.Key.Value, name, found)),
        };
    }
}
