namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>Compares what act did with what the embedded planner says, job by job; where the planner does not know, there is nothing to disagree about.</summary>
internal static class PlanComparison
{
    public static FsPlanDisagreement[] Of(FsActRun run, FsWorkflowPlan plan)
    {
        List<FsPlanDisagreement> found = [];
        string[] callers = [.. plan.Jobs.Where(static j => j.CalledWorkflow is not null).Select(static j => j.Name + "/")];
        ILookup<string, FsActJob> acted = run.Jobs
            .Where(j => !callers.Any(c => j.Name.StartsWith(c, StringComparison.Ordinal)))
            .ToLookup(static j => j.Id, StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<string, FsPlannedJob> planned in plan.Jobs.Where(static j => j.CalledWorkflow is null && j.Id.IndexOf('/') < 0).GroupBy(static j => j.Id, StringComparer.OrdinalIgnoreCase))
        {
            FsActJob[] legs = [.. acted[planned.Key].Where(static j => j.Outcome is FsOutcome.Passed or FsOutcome.Failed)];
            bool wasSkipped = legs.Length == 0 && acted[planned.Key].Any(static j => j.Outcome == FsOutcome.Skipped);
            FsPlanAnswer runs = planned.First().Runs;
            int known = planned.Count(static j => j.Matrix.Length > 0 || j.Provenance.Length > 0);
            bool disagrees = (runs == FsPlanAnswer.No && legs.Length > 0) || (runs == FsPlanAnswer.Yes && wasSkipped)
                || (runs == FsPlanAnswer.Yes && legs.Length > 0 && known > 0 && known != legs.Length);
            if (disagrees)
            {
                found.Add(new FsPlanDisagreement
                {
                    Job = planned.Key,
                    Act = legs.Length > 0 ? DryRunTexts.ActRan.With(legs.Length) : DryRunTexts.ActSkipped,
                    Embedded = runs == FsPlanAnswer.Yes ? DryRunTexts.PlanRuns.With(planned.Count(), planned.First().Reason) : DryRunTexts.PlanSkips.With(planned.First().Reason),
                });
            }
        }

        return [.. found];
    }
}
