namespace FreeSport.Ops.Core.Steps.Workflows.Checks.Models;

/// <summary>The combined statuses of a commit.</summary>
internal sealed class CommitStatusesModel
{
    public List<CommitStatusModel>? Statuses { get; set; }
}
