namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A workflow run, as far as it tells what was looked at.</summary>
internal sealed class CheckedRunModel
{
    public long Id { get; set; }

    public long? CheckSuiteId { get; set; }

    public string? Event { get; set; }

    public string? Path { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? RunStartedAt { get; set; }
}
