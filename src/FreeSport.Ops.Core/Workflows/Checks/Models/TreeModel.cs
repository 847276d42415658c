namespace FreeSport.Ops.Core.Workflows.Checks.Models;

/// <summary>A tree.</summary>
internal sealed class TreeModel
{
    public string Sha { get; set; } = string.Empty;
}
