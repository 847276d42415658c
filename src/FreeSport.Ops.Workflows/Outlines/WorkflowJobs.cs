using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Outlines;

/// <summary>The outline of one job.</summary>
internal static class WorkflowJobs
{
    public static FsWorkflowJob Outline(JobSyntax job) => new()
    {
        Id = job.Id.Value,
        Name = job.Name?.Value ?? job.Id.Value,
        Line = job.Id.Start.Line,
        Needs = [.. job.Needs.Where(static n => !n.IsNull).Select(static n => n.Value)],
        Environment = job.Environment?.Name is { IsNull: false } name ? name.Value : null,
        EnvironmentLine = job.Environment?.Name is { IsNull: false } named ? named.Start.Line : null,
        RunsOn = RunsOn(job.RunsOn),
        Condition = job.If?.Value.Trim(),
        Uses = job.Call?.Uses.Value,
        StepCount = job.Steps.Count,
    };

    private static string[] RunsOn(RunnerSyntax? runner) => runner is null
        ? []
        : [.. new[] { runner.Group, runner.LabelsExpression }.Concat(runner.Labels).Where(static l => l is { IsNull: false }).Select(static l => l!.Value)];
}
