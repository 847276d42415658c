using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The filters by changed path.</summary>
internal static class PathFilter
{
    // GitHub looks at no more files of a change than these.
    private const int MostPaths = 300;

    public static PlanDecision? Decide(WebhookTrigger trigger, IReadOnlyList<string>? changed)
    {
        if ((trigger.Paths ?? trigger.PathsIgnore) is not { } filter)
        {
            return null;
        }

        PatternList patterns = new(filter.Patterns);
        if (patterns.Unreadable is { } unreadable)
        {
            return PlanDecision.Unknown(PlanningTexts.UnreadablePattern.With(filter.Key.Value, unreadable.FirstLine(60)));
        }

        if (changed is null || changed.Count == 0)
        {
            return PlanDecision.Unknown(PlanningTexts.UnknownPaths.With(filter.Key.Value, patterns.Text));
        }

        bool isWanted = trigger.Paths is not null;
        foreach (string path in changed.Take(MostPaths))
        {
            string? found = patterns.Find(path);
            if (isWanted && found is not null)
            {
                return PlanDecision.Yes(PlanningTexts.FilterIn.With(filter.Key.Value, path, found));
            }

            if (!isWanted && found is null)
            {
                return PlanDecision.Yes(PlanningTexts.NotIgnored.With(filter.Key.Value, path));
            }
        }

        return changed.Count > MostPaths ? PlanDecision.Unknown(PlanningTexts.TooManyPaths.With(changed.Count, MostPaths))
            : isWanted ? PlanDecision.No(PlanningTexts.NoPathIn.With(changed.Count, filter.Key.Value, patterns.Text))
            : PlanDecision.No(PlanningTexts.AllIgnored.With(changed.Count, filter.Key.Value, patterns.Text));
    }
}
