namespace FreeSport.Ops.Core.Evidence.Sharing.Models;

/// <summary>The combined statuses of a commit: the newest of each name.</summary>
internal sealed class AnchorStatusesModel
{
    public List<AnchorStatusModel>? Statuses { get; set; }
}
