using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A workflow file as far as it could be read.</summary>
/// <param name="Workflow">The workflow; its outcome is Failed when there are failures.</param>
/// <param name="Failures">What is wrong with the file, in order.</param>
public sealed record WorkflowReading(FsWorkflow Workflow, IReadOnlyList<OpsFailure> Failures)
{
    /// <summary>Gets the typed tree; null when there is none.</summary>
    internal WorkflowSyntax? Syntax { get; init; }
}
