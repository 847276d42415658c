namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A check run, as GitHub's REST API describes it.</summary>
internal sealed class CheckRunModel
{
    public long Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public string? Status { get; set; }

    public string? Conclusion { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public string? HtmlUrl { get; set; }

    public CheckSuiteModel? CheckSuite { get; set; }

    public AppModel? App { get; set; }
}
