namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A step of a job.</summary>
internal sealed class StepModel
{
    public int Number { get; set; }

    public string? Name { get; set; }

    public string? Status { get; set; }

    public string? Conclusion { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}
