using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Checking;
using FreeSport.Ops.Core.Steps.Documentation.Standards;

namespace FreeSport.Ops.Core.Steps.Documentation;

/// <summary>The step of the runbook that asks whether the documentation is true.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="scripts">Looks at scripts.</param>
/// <param name="records">What deployments recorded.</param>
internal sealed class DocumentationSteps(OpsSession session, Project project, IScriptParser scripts, IReleaseRecords records) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [new(FsStep.Analysis, project.Relative(project.DocsPath), NeedsConfiguration: false, CheckAsync) { Feeds = new RunbookFeed(FsChecklistItem.DocumentationUpdated) }];

    private async Task CheckAsync(CancellationToken cancellationToken) =>
        session.Host.WriteResult(await new DocumentationRun(session, project, scripts, records).RunAsync(cancellationToken).ConfigureAwait(false));
}
