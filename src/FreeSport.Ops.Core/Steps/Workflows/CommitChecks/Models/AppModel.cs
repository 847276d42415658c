namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>The app that ran a check.</summary>
internal sealed class AppModel
{
    public long Id { get; set; }

    public string? Slug { get; set; }
}
