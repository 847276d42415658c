using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>The step of the runbook that runs the smoke tests of the environment.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class SmokeSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
    [
        .. project.Configuration.Environments
            .Where(e => environment is null || e.Name.Equals(environment, StringComparison.OrdinalIgnoreCase))
            .Where(static e => SmokePlan.Of(e).Count > 0)
            .Select(e => new RunbookStep(FsStep.Validation, SmokeTexts.StepSubject.With(e.Name), NeedsConfiguration: true, token =>
                new SmokeService(session, project, activity).RunAsync(new SmokeOptions { Targets = [new SmokeTarget(e.Name, null)] }, token))),
    ];
}
