using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Runbook;

/// <summary>What one room does in one step of the workflow: one after the other, beside the other rooms of the step.</summary>
/// <param name="Session">What the room works with.</param>
/// <param name="Output">What it hands over.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record RunbookLane(OpsSession Session, RunbookOutput Output, IReadOnlyList<RunbookStep> Steps);
