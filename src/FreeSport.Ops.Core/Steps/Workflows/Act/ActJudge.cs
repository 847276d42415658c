using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>
/// Holds act's word against what GitHub is known to do: act knows neither permissions nor limits, is content with a
/// local action that is not there, and takes the outputs of steps, which a dry run leaves empty, for facts.
/// </summary>
internal static class ActJudge
{
    /// <summary>Fails a run of what GitHub refuses, whatever act said.</summary>
    /// <param name="run">What act said.</param>
    /// <param name="plan">The plan, with its problems.</param>
    /// <param name="project">The project.</param>
    public static void Refuse(FsActRun run, FsWorkflowPlan plan, Project project)
    {
        run.Outcome = FsOutcome.Failed;
        if (run is not { State: FsActRunState.Refused, Planner: FsActPlanner.Act })
        {
            run.Summary = ActTexts.GitHubRefuses.With(plan.Problems[0]);
            (run.Remedy, run.NextCommand) = (ActTexts.UnreadableWorkflowRemedy, ActVerdict.Embedded(run, project));
        }

        run.Detail = string.Join("\n", [.. plan.Problems, .. run.Detail is null ? Array.Empty<string>() : [run.Detail]]);
    }

    /// <summary>Lowers the outcome where act was content with what GitHub would not run, or could not know.</summary>
    /// <param name="run">What act said.</param>
    /// <param name="plan">What GitHub would do with the same event.</param>
    /// <param name="project">The project.</param>
    public static void Decide(FsActRun run, FsWorkflowPlan plan, Project project)
    {
        string embedded = ActVerdict.Embedded(run, project);
        LocalActions actions = new(new RepositoryFiles(project.Git.Repository?.Root ?? project.Root));
        string[] missing = [.. plan.Jobs.SelectMany(static j => j.Steps).Select(static s => LocalUses.PathOf(s.Uses ?? string.Empty)).OfType<string>().Distinct().Where(u => !actions.IsThere(u))];
        if (missing.Length > 0 && run.Outcome != FsOutcome.Failed)
        {
            LeaveOpen(run, ActTexts.LocalActionMissing.With(string.Join(", ", missing)), ActTexts.LocalActionMissingRemedy, $"Test-FsWorkflow {PowerShellQuoting.Quote(Path.GetFileName(run.Subject))}{project.LocationArgument}");
            return;
        }

        if (run.State == FsActRunState.OutputUnknown)
        {
            run.Scope = FsScope.Partial;
            run.Summary = Unknown(plan) is { } reason ? ActTexts.OutputBroke.With(reason) : run.Summary;
            return;
        }

        TellSkippedInside(run, plan, embedded);
        FsPlannedJob[] open = [.. plan.Jobs.Where(p => p.Runs == FsPlanAnswer.Unknown && run.Jobs.Any(j => j.Outcome == FsOutcome.Skipped && j.Id.Equals(p.Id, StringComparison.OrdinalIgnoreCase)))];
        if (open.Length > 0 && run.Outcome != FsOutcome.Failed)
        {
            LeaveOpen(run, ActTexts.OutputUnknown.With(string.Join(", ", open.Select(static j => j.Id).Distinct()), open[0].Reason), ActTexts.OutputUnknownRemedy, embedded);
        }
    }

    // act says nothing of a job that its condition keeps back inside a called workflow.
    private static void TellSkippedInside(FsActRun run, FsWorkflowPlan plan, string embedded)
    {
        string[] inside = [.. plan.Jobs.Where(static j => j.Runs == FsPlanAnswer.No && j.Id.IndexOf('/') >= 0).Select(static j => j.Id).Distinct()];
        if (inside.Length == 0)
        {
            return;
        }

        run.Scope = FsScope.Partial;
        run.LeftOut = [.. run.LeftOut, .. inside.Select(static j => WorkflowsTexts.LeftOutSkipped.With(j))];
        run.Outcome = run.Outcome == FsOutcome.Passed ? FsOutcome.Warning : run.Outcome;
        run.Remedy ??= ActTexts.SkippedRemedy.With(string.Join(", ", inside));
        run.NextCommand ??= embedded;
    }

    private static string? Unknown(FsWorkflowPlan plan) => plan.Jobs.Where(static j => j.Runs == FsPlanAnswer.Unknown || j.Reason.Contains(".outputs.", StringComparison.Ordinal)).Select(static j => $"{j.Id}: {j.Reason}")
        .Concat(plan.Jobs.SelectMany(static j => j.Steps.Where(static s => s.Runs == FsPlanAnswer.Unknown).Select(s => $"{j.Id}/{s.Name}: {s.Reason}")))
        .FirstOrDefault();

    private static void LeaveOpen(FsActRun run, string summary, string remedy, string next)
    {
        run.Outcome = FsOutcome.Inconclusive;
        run.Scope = FsScope.Partial;
        (run.Summary, run.Remedy, run.NextCommand) = (summary, remedy, next);
    }
}
