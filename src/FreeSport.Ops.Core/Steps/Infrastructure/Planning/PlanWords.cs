namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Plans in the reader's language.</summary>
internal static class PlanWords
{
    private const int MostNames = 5;

    /// <summary>What would be done, as <c>create 2, replace 1</c>.</summary>
    public static string Actions(IEnumerable<FsResourceChange> changes) => string.Join(", ", changes
        .GroupBy(static c => c.Action)
        .OrderBy(static g => g.Key)
        .Select(static g => Word(g.Key).With(g.Count())));

    /// <summary>The sentence of a plan.</summary>
    public static string Summary(FsInfrastructurePlan plan) => plan.State switch
    {
        FsInfrastructurePlanState.Changes => PlanTexts.SummaryChanges.With(Actions(plan.Changes)),
        FsInfrastructurePlanState.NoChanges => PlanTexts.SummaryNoChanges,
        _ => plan.Reasons.FirstOrDefault() ?? PlanTexts.BrokeOff.With(plan.Subject),
    };

    /// <summary>The sentence of what was done.</summary>
    public static string Summary(FsInfrastructureChange change) =>
        PlanTexts.SummaryApplied.With(change.DoneCount, change.FailedCount, change.UncertainCount, change.NotReachedCount);

    /// <summary>The question before it is done.</summary>
    public static string Question(FsInfrastructurePlan plan)
    {
        FsResourceChange[] destructive = [.. plan.Changes.Where(static c => c.IsDestructive)];
        string actions = Actions(plan.Changes);
        return destructive.Length == 0 ? actions : PlanTexts.QuestionDestroys.With(actions, Names(destructive.Select(static c => c.Address)));
    }

    /// <summary>Where it is done.</summary>
    public static string Place(FsInfrastructurePlan plan) =>
        string.Join(", ", new[] { plan.Subject, plan.Target, plan.Environment }.Where(static p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.Ordinal));

    /// <summary>Some names, and how many more there are.</summary>
    public static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string some = string.Join(", ", all.Take(MostNames));
        return all.Length <= MostNames ? some : PlanTexts.AndMore.With(some, all.Length - MostNames);
    }

    private static string Word(FsInfrastructureAction action) => action switch
    {
        FsInfrastructureAction.Read => PlanTexts.ActionRead,
        FsInfrastructureAction.Create => PlanTexts.ActionCreate,
        FsInfrastructureAction.Update => PlanTexts.ActionUpdate,
        FsInfrastructureAction.Replace => PlanTexts.ActionReplace,
        FsInfrastructureAction.Delete => PlanTexts.ActionDelete,
        FsInfrastructureAction.Forget => PlanTexts.ActionForget,
        FsInfrastructureAction.Import => PlanTexts.ActionImport,
        FsInfrastructureAction.Move => PlanTexts.ActionMove,
        FsInfrastructureAction.Run => PlanTexts.ActionRun,
        _ => PlanTexts.ActionUnknown,
    };
}
