namespace FreeSport.Ops.Core.Steps.Workflows.Checks.Models;

/// <summary>What a commit holds.</summary>
internal sealed class CommitDetailModel
{
    public TreeModel? Tree { get; set; }
}
