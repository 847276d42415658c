using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Decides who plans each workflow: act where it is there and reaches Docker, the embedded planner otherwise or where it is asked for.</summary>
internal sealed class PlannerSwitch
{
    private readonly ActRunner _runner;
    private readonly ActOptions _options;
    private readonly EmbeddedPlans _plans;
    private readonly bool _mayPlan;
    private readonly Project _project;
    private string? _whyEmbedded;

    public PlannerSwitch(OpsSession session, Project project, ActOptions options, PlanOptions plan, EmbeddedPlans plans)
    {
        string? act = plan.Planner == FsPlannerChoice.Embedded ? null : session.Tools.Find("act");
        _runner = new ActRunner(project, session.Processes, act, new InputFingerprints(project, session.Fingerprints), session.Host);
        (_options, _plans, _project) = (options, plans, project);

        // Whoever wants the steps run is not served with a plan.
        _mayPlan = plan.Planner != FsPlannerChoice.Act && !options.Execute;
        _whyEmbedded = plan.Planner == FsPlannerChoice.Embedded ? DryRunTexts.AskedFor
            : _mayPlan && plan.EmbeddedOnly is { Length: > 0 } parameters ? DryRunTexts.OnlyEmbeddedTakes.With(parameters)
            : act is null && _mayPlan ? session.Tools.FindShim("act") is { } shim ? DryRunTexts.OnlyActShim.With(shim) : DryRunTexts.NoAct
            : null;
    }

    /// <summary>Plans one workflow.</summary>
    /// <returns>act's run, or the embedded planner's plan.</returns>
    public async Task<FsResult> PlanAsync(FsWorkflow workflow, CancellationToken cancellationToken)
    {
        ActSubject subject = ActSubject.Of(workflow, _options);
        if (_whyEmbedded is null)
        {
            FsWorkflowPlan plan = await _plans.PlanAsync(subject, _options, DryRunTexts.ActEndless, cancellationToken).ConfigureAwait(false);
            if (_mayPlan && IsEndless(plan))
            {
                return plan;
            }

            FsActRun run = await _runner.RunAsync(workflow, _options, IsEndless(plan), cancellationToken).ConfigureAwait(false);
            if (_mayPlan && run.State == FsActRunState.Crashed)
            {
                // The next workflow may not crash it.
                return await _plans.PlanAsync(subject, _options, DryRunTexts.ActCrashed.With(run.Detail.FirstLine(160)), cancellationToken).ConfigureAwait(false);
            }

            if (!_mayPlan || run.State != FsActRunState.DockerMissing)
            {
                return Compared(run, plan);
            }

            _whyEmbedded = DryRunTexts.NoDocker.With(run.Detail.FirstLine(160));
        }

        return await _plans.PlanAsync(subject, _options, _whyEmbedded, cancellationToken).ConfigureAwait(false);
    }

    // act follows workflows that call each other until the machine has no memory left.
    private static bool IsEndless(FsWorkflowPlan plan) => plan.Problems.Length > 0 && plan.CalledWorkflows.Length > 0;

    private FsActRun Compared(FsActRun run, FsWorkflowPlan plan)
    {
        bool hasPlanned = run is { Planner: FsActPlanner.Act, State: FsActRunState.Completed or FsActRunState.JobFailed or FsActRunState.OutputUnknown };
        run.Disagreements = hasPlanned ? PlanComparison.Of(run, plan) : [];
        if (plan.Problems.Length > 0 && (run.Planner == FsActPlanner.Act || run.State == FsActRunState.Refused))
        {
            ActJudge.Refuse(run, plan, _project);
        }
        else if (hasPlanned)
        {
            ActJudge.Decide(run, plan, _project);
        }

        return run;
    }
}
