namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>The combined statuses of a commit.</summary>
internal sealed class CommitStatusesModel
{
    public List<CommitStatusModel>? Statuses { get; set; }
}
