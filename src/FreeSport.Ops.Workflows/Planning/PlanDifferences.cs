namespace FreeSport.Ops.Workflows.Planning;

/// <summary>What two plans of one workflow differ in: jobs, legs, permissions, secrets and pins.</summary>
internal static class PlanDifferences
{
    private readonly record struct Item(FsPlanSubject Subject, string Job, string Text);

    /// <summary>Compares two plans.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="other">The plan it is compared with; null when there is no such workflow there.</param>
    public static FsPlanDifference[] Between(FsWorkflowPlan plan, FsWorkflowPlan? other)
    {
        Item[] mine = [.. Items(plan).Distinct()];
        Item[] theirs = [.. (other is null ? [] : Items(other)).Distinct()];
        return [.. Only(mine, theirs, FsPlanChange.Added), .. Only(theirs, mine, FsPlanChange.Removed)];
    }

    private static IEnumerable<FsPlanDifference> Only(Item[] of, Item[] without, FsPlanChange change)
    {
        HashSet<Item> known = [.. without];
        return of.Where(i => !known.Contains(i)).Select(i => new FsPlanDifference { Change = change, Subject = i.Subject, Job = i.Job, Item = i.Text });
    }

    private static IEnumerable<Item> Items(FsWorkflowPlan plan)
    {
        if (plan.Triggers == FsPlanAnswer.Yes)
        {
            yield return new Item(FsPlanSubject.Trigger, string.Empty, plan.Event);
        }

        foreach (FsPlannedJob job in plan.Jobs.Where(static j => j.Runs != FsPlanAnswer.No))
        {
            yield return new Item(FsPlanSubject.Job, job.Id, job.Id);
            if (job.Matrix.Length > 0)
            {
                yield return new Item(FsPlanSubject.Leg, job.Id, job.Matrix);
            }

            foreach (string scope in job.Permissions.Scopes)
            {
                yield return new Item(FsPlanSubject.Permission, job.Id, scope);
            }

            if (job.Permissions.Source == FsPlanPermissionSource.RepositoryDefault)
            {
                yield return new Item(FsPlanSubject.Permission, job.Id, PlanningTexts.DefaultPermissions);
            }
        }

        foreach (string secret in plan.Secrets)
        {
            yield return new Item(FsPlanSubject.Secret, string.Empty, secret);
        }

        foreach (FsPlanPin pin in plan.Pins)
        {
            yield return new Item(FsPlanSubject.Pin, pin.Job, pin.Uses);
        }
    }
}
