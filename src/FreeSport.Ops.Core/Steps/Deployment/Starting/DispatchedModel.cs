namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>What newer servers answer to a dispatch.</summary>
internal sealed class DispatchedModel
{
    public long? WorkflowRunId { get; set; }
}
