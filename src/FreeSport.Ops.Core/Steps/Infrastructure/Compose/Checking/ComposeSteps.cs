using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>The step of the runbook that checks the compose files.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment whose files are checked; null for all, those of no environment too.</param>
internal sealed class ComposeSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    /// <summary>The step, in projects that have compose files for the environment.</summary>
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        Sets.Length == 0 ? [] : [new RunbookStep(FsStep.Infrastructure, "compose", NeedsConfiguration: true, CheckAsync)];

    private ComposeSet[] Sets =>
        [.. ComposeSets.Find(project).Where(s => environment is null || environment.Equals(s.Environment, StringComparison.OrdinalIgnoreCase))];

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (FsComposeCheck check in await new ComposeCheckRun(session, project).RunAsync(Sets, environment is null ? [] : [environment], cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(check);
        }
    }
}
