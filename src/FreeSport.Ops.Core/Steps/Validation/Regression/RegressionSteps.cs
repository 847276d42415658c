using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>
/// The step of the runbook that tells whether an environment got worse in the last hour. What it sees in the logs is kept, so that
/// a runbook before a deployment tells the look after it what was there already.
/// </summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
/// <param name="service">Looks.</param>
internal sealed class RegressionSteps(OpsSession session, Project project, string? environment, RegressionService service) : IRunbookSteps
{
    private static readonly TimeSpan Back = TimeSpan.FromHours(1);

    // Compose files without a context mean the engine of whoever types, on which nothing of production runs.
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
    [
        .. project.Configuration.Environments
            .Where(e => environment is null || e.Name.Equals(environment, StringComparison.OrdinalIgnoreCase))
            .Where(e => e.Compose?.Context is not null || project.Configuration.Monitors.Any(m => m.Url is not null && m.Watches(e.Name)))
            .Select(e => new RunbookStep(FsStep.Validation, RegressionVerdictTexts.StepSubject.With(e.Name), NeedsConfiguration: true, token => RunAsync(e.Name, token))),
    ];

    private async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        RegressionOptions options = new(DateTimeOffset.UtcNow - Back) { Environment = name, MeasuresMetrics = false };
        session.Host.WriteResult(await service.RunAsync(options, cancellationToken).ConfigureAwait(false));
    }
}
