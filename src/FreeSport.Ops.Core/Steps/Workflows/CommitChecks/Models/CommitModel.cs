namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A commit.</summary>
internal sealed class CommitModel
{
    public string Sha { get; set; } = string.Empty;

    public CommitDetailModel? Commit { get; set; }
}
