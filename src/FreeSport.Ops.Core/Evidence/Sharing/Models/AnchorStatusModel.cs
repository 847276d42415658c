namespace FreeSport.Ops.Core.Evidence.Sharing.Models;

/// <summary>A commit status.</summary>
internal sealed class AnchorStatusModel
{
    public string? Context { get; set; }

    public string? State { get; set; }

    public string? Description { get; set; }
}
