using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Reads the project's GitHub Actions workflows.</summary>
[Cmdlet(VerbsCommon.Get, "FsWorkflow")]
[OutputType(typeof(FsWorkflow))]
public sealed class GetFsWorkflowCommand : ProjectCmdlet
{
    /// <summary>Gets or sets file names or workflow names, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing() => RunProject(async (session, project, token) =>
    {
        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach (string file in WorkflowFolder.Files(project))
        {
            WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, token).ConfigureAwait(false);
            string[] matching = [.. Name.Where(pattern => WorkflowPattern.Matches(pattern, file, reading.Workflow.Name))];
            matched.UnionWith(matching);
            if (matching.Length == 0)
            {
                continue;
            }

            foreach (OpsFailure failure in reading.Failures)
            {
                session.Host.WriteError(failure);
            }

            session.Host.WriteResult(reading.Workflow);
        }

        foreach (string missing in Name.Where(n => !matched.Contains(n) && !WildcardPattern.ContainsWildcardCharacters(n)))
        {
            session.Host.WriteError(WorkflowFolder.NotFound(project, missing));
        }
    });
}
