using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Takes workflows through act one after the other and records all of them as one event.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class ActDryRun(OpsSession session, Project project)
{
    /// <summary>How long one workflow may take when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>The same in seconds.</summary>
    public const int DefaultTimeoutSeconds = 600;

    /// <summary>Plans the workflows through act or from their files, records them, then hands them over in order.</summary>
    /// <param name="workflows">The workflows; none does nothing.</param>
    /// <param name="options">What narrows or bounds the runs.</param>
    /// <param name="plan">What is told of the event, and who is asked to plan.</param>
    /// <param name="cancellationToken">Kills act and its children; nothing is recorded then.</param>
    /// <returns>A task that ends after the last result.</returns>
    /// <exception cref="OpsException">
    /// No workflow has the job asked for (<c>ActJobNotFound</c>), the embedded planner is asked to run steps (<c>PlannerCannotExecute</c>), act is
    /// asked for what it does not know (<c>ActCannotTake</c>), what is told of the event is wrong (<c>PlanMockMalformed</c>, <c>PlanPayloadNotJson</c>, <c>PlanRefNotFound</c>), or act could not be started.
    /// </exception>
    public async Task RunAsync(IReadOnlyList<FsWorkflow> workflows, ActOptions options, PlanOptions plan, CancellationToken cancellationToken)
    {
        if (options.Execute && plan.Planner == FsPlannerChoice.Embedded)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.PlannerCannotExecute, FailureKind.InvalidArgument, DryRunTexts.CannotExecute, DryRunTexts.CannotExecuteRemedy, "Embedded"));
        }

        // The same question must not get another answer, or none, because act is there.
        if ((options.Execute || plan.Planner == FsPlannerChoice.Act) && plan.EmbeddedOnly is { Length: > 0 } parameters)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.ActCannotTake, FailureKind.InvalidArgument, DryRunTexts.ActCannotTake.With(parameters), DryRunTexts.ActCannotTakeRemedy, parameters));
        }

        IReadOnlyList<FsWorkflow> chosen = WithJob(workflows, options.Job);
        if (chosen.Count == 0)
        {
            return;
        }

        EmbeddedPlans plans = await EmbeddedPlans.ReadAsync(session, project, plan, cancellationToken).ConfigureAwait(false);
        PlannerSwitch planner = new(session, project, options, plan, plans);
        List<FsResult> results = [];
        foreach (FsWorkflow workflow in chosen)
        {
            results.Add(await planner.PlanAsync(workflow, cancellationToken).ConfigureAwait(false));
        }

        // Planning from files is over in a moment; act runs long enough for somebody to commit meanwhile.
        GitPosition? position = results.All(static r => r is FsWorkflowPlan) ? project.Git.Head : null;
        await session.Recorder.RecordAtAsync(project, FsChecklistItem.WorkflowsChecked, results, position, cancellationToken).ConfigureAwait(false);
        foreach (FsResult result in results)
        {
            session.Host.WriteResult(result);
        }
    }

    /// <summary>What a run would take through act; starts nothing.</summary>
    /// <param name="workflows">The workflows.</param>
    /// <param name="options">What narrows the runs.</param>
    /// <returns>Plans in the workflows' order.</returns>
    /// <exception cref="OpsException">No workflow has the job asked for (<c>ActJobNotFound</c>).</exception>
    public static IReadOnlyList<FsActPlan> Plan(IReadOnlyList<FsWorkflow> workflows, ActOptions options) =>
    [
        .. WithJob(workflows, options.Job).Select(w => ActSubject.Of(w, options)).Select(s => new FsActPlan
        {
            Subject = s.Workflow.Subject,
            Workflow = s.Workflow.Name,
            Event = s.Event,
            Execute = options.Execute,
            Jobs = s.Inventory(),
        }),
    ];

    private static IReadOnlyList<FsWorkflow> WithJob(IReadOnlyList<FsWorkflow> workflows, string? job)
    {
        if (job is null)
        {
            return workflows;
        }

        FsWorkflow[] having = [.. workflows.Where(w => w.Jobs.Any(j => j.Id == job))];
        return having.Length > 0 || workflows.Count == 0 ? having : throw new OpsException(new OpsFailure(
            ErrorIds.ActJobNotFound,
            FailureKind.ObjectNotFound,
            ActTexts.JobNotFound.With(job, string.Join(", ", workflows.Select(static w => w.Subject))),
            ActTexts.JobNotFoundRemedy.With(string.Join(", ", workflows.SelectMany(static w => w.Jobs).Select(static j => j.Id).Distinct(StringComparer.Ordinal).Take(20))),
            job));
    }
}
