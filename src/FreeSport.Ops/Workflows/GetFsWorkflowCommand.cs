using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Reads the project's GitHub Actions workflows.</summary>
[Cmdlet(VerbsCommon.Get, "FsWorkflow")]
[OutputType(typeof(FsWorkflow))]
public sealed class GetFsWorkflowCommand : WorkflowCmdlet
{
    /// <summary>Gets or sets file names or workflow names, with wildcards, or paths of files and folders.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [WorkflowArgument]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(WorkflowCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override string[] Asked => Name;

    /// <inheritdoc/>
    protected override void EndProcessing() => RunWorkflows(static async (session, project, files, _, token) =>
    {
        foreach (string file in files)
        {
            WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, token).ConfigureAwait(false);
            foreach (OpsFailure failure in reading.Failures)
            {
                session.Host.WriteError(failure);
            }

            session.Host.WriteResult(reading.Workflow);
        }
    });
}
