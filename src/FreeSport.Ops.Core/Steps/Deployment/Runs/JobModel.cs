namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A job of a run, as GitHub's REST API describes it.</summary>
internal sealed class JobModel
{
    public long Id { get; set; }

    public string? Name { get; set; }

    public string? Status { get; set; }

    public string? Conclusion { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public string? RunnerName { get; set; }

    public string? HtmlUrl { get; set; }

    public StepModel[]? Steps { get; set; }
}
