namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Tells to which step of its job a line belongs; the log itself does not name them.</summary>
/// <remarks>
/// GitHub gives the times of steps in whole seconds and those of lines finer. A line after the second in which the next
/// step began belongs to that step or a later one; within that second, the runner's own first line of a step decides.
/// </remarks>
internal sealed class StepFinder
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FsDeploymentStep[] _steps;
    private int _at;

    public StepFinder(IEnumerable<FsDeploymentStep> steps) =>
        _steps = [.. steps.Where(static s => s.StartedAt is not null && s.Conclusion != FsRunConclusion.Skipped).OrderBy(static s => s.Number)];

    /// <summary>The step of the next line; null when the job names none.</summary>
    public FsDeploymentStep? Of(LogLine line)
    {
        if (_steps.Length == 0)
        {
            return null;
        }

        if (line.At is { } at)
        {
            while (_at + 1 < _steps.Length && at >= _steps[_at + 1].StartedAt + Second && at >= _steps[_at].CompletedAt)
            {
                _at++;
            }

            if (_at + 1 < _steps.Length && at >= _steps[_at + 1].StartedAt && at >= _steps[_at].CompletedAt && Begins(_steps[_at + 1], line))
            {
                _at++;
            }
        }

        return _steps[_at];
    }

    // Source: actions/runner, ActionRunner ("Run ..." and "Post job cleanup.") and JobExtension (set up, completion).
    private static bool Begins(FsDeploymentStep step, LogLine line) =>
        step.Name.StartsWith("Post ", StringComparison.Ordinal) ? line.Text == "Post job cleanup."
        : step.Name == "Complete job" ? line.Text.StartsWith("Cleaning up orphan processes", StringComparison.Ordinal) || line.Text.StartsWith("Evaluate and set ", StringComparison.Ordinal)
        : line.Level == FsDeploymentLogLevel.Group && (step.Name.StartsWith("Run ", StringComparison.Ordinal) ? line.Text == step.Name : line.Text.StartsWith("Run ", StringComparison.Ordinal));
}
