using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>The step of the runbook that plans the infrastructure that the configuration names. Nothing is applied, and no plan is kept.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class PlanSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    // What was only found by its files is planned when somebody asks for it.
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        project.Configuration.Infrastructure is null && project.Configuration.Environments.All(static e => e.Compose is null)
            ? []
            : [new RunbookStep(FsStep.Infrastructure, PlanTexts.Planning, NeedsConfiguration: true, RunAsync)];

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        PlanService service = new(session, project, static () => DateTime.UtcNow);
        PlanOptions options = new([], environment, [], static (_, _) => true, TimeSpan.FromMinutes(1), Timeout);
        foreach (IPlanEngine engine in new PlanEngines(session, project).For(environment, byConvention: false))
        {
            DateTime start = DateTime.UtcNow;
            FsInfrastructurePlan plan = await service.PlanAsync(engine, options, isKept: false, cancellationToken).ConfigureAwait(false);
            session.Host.WriteResult(Result(plan, start));
        }
    }

    private FsResult Result(FsInfrastructurePlan plan, DateTime start) => new()
    {
        Step = FsStep.Infrastructure,
        Subject = plan.Subject,
        Environment = plan.Environment,
        Outcome = plan.State switch
        {
            FsInfrastructurePlanState.NoChanges => FsOutcome.Passed,
            FsInfrastructurePlanState.Changes => FsOutcome.Warning,
            _ => FsOutcome.Inconclusive,
        },
        Summary = plan.Summary,
        Detail = plan.Changes.Length + plan.Coverage.Length == 0 ? null : string.Join("\n", plan.Changes.Select(static c => c.ToString()).Concat(plan.Coverage)),
        Remedy = plan.Remedy,
        NextCommand = plan.State == FsInfrastructurePlanState.NoChanges ? null : plan.NextCommand ?? PlanFailures.Again(plan) + project.LocationArgument,
        StartedAt = start,
        Duration = DateTime.UtcNow - start,
        Scope = FsScope.Full,
        Tools = plan.Tools,
    };
}
