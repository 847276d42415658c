namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A tree.</summary>
internal sealed class TreeModel
{
    public string Sha { get; set; } = string.Empty;
}
