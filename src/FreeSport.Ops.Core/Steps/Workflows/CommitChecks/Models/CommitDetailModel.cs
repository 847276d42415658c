namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>What a commit holds.</summary>
internal sealed class CommitDetailModel
{
    public TreeModel? Tree { get; set; }
}
