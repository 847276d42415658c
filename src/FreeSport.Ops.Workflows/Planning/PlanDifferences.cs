namespace FreeSport.Ops.Workflows.Planning;

/// <summary>What two plans of one workflow differ in: jobs, legs, permissions, secrets and pins.</summary>
internal static class PlanDifferences
{
    private readonly record struct Entry(FsPlanSubject Subject, string Job, string Text);

    /// <summary>Compares two plans.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="other">The plan it is compared with; null when there is no such workflow there.</param>
    public static FsPlanDifference[] Between(FsWorkflowPlan plan, FsWorkflowPlan? other)
    {
        Entry[] mine = [.. Entries(plan).Distinct()];
        Entry[] theirs = [.. (other is null ? [] : Entries(other)).Distinct()];
        return [.. Only(mine, theirs, FsPlanChange.Added), .. Only(theirs, mine, FsPlanChange.Removed)];
    }

    private static IEnumerable<FsPlanDifference> Only(Entry[] of, Entry[] without, FsPlanChange change)
    {
        HashSet<Entry> known = [.. without];
        return of.Where(i => !known.Contains(i)).Select(i => new FsPlanDifference { Change = change, Subject = i.Subject, Job = i.Job, Entry = i.Text });
    }

    private static IEnumerable<Entry> Entries(FsWorkflowPlan plan)
    {
        if (plan.Triggers == FsPlanAnswer.Yes)
        {
            yield return new Entry(FsPlanSubject.Trigger, string.Empty, plan.Event);
        }

        foreach (FsPlannedJob job in plan.Jobs.Where(static j => j.Runs != FsPlanAnswer.No))
        {
            yield return new Entry(FsPlanSubject.Job, job.Id, job.Id);
            if (job.Matrix.Length > 0)
            {
                yield return new Entry(FsPlanSubject.Leg, job.Id, job.Matrix);
            }

            foreach (string scope in job.Permissions.Scopes)
            {
                yield return new Entry(FsPlanSubject.Permission, job.Id, scope);
            }

            if (job.Permissions.Source == FsPlanPermissionSource.RepositoryDefault)
            {
                yield return new Entry(FsPlanSubject.Permission, job.Id, PlanningTexts.DefaultPermissions);
            }
        }

        foreach (string secret in plan.Secrets)
        {
            yield return new Entry(FsPlanSubject.Secret, string.Empty, secret);
        }

        foreach (FsPlanPin pin in plan.Pins)
        {
            yield return new Entry(FsPlanSubject.Pin, pin.Job, pin.Uses);
        }
    }
}
