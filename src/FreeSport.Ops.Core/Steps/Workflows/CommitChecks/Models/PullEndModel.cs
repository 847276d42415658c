namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>One end of a pull request.</summary>
internal sealed class PullEndModel
{
    public string? Ref { get; set; }

    public string? Sha { get; set; }
}
