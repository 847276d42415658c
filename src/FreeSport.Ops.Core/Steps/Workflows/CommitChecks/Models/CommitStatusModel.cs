namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A commit status, as CI services without an app report it.</summary>
internal sealed class CommitStatusModel
{
    public string Context { get; set; } = string.Empty;

    public string? State { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? TargetUrl { get; set; }
}
