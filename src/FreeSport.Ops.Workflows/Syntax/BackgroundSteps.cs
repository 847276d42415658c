namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>The background steps of a job that may still run at the place looked at: nobody sees yet what they hand on.</summary>
/// <remarks>Source: GitHub's runner, BackgroundStepCoordinator: outputs, variables and results are handed over by <c>wait</c>, <c>wait-all</c> and <c>cancel</c>.</remarks>
internal sealed class BackgroundSteps
{
    private readonly HashSet<string> _running = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _group = [];

    private object? _groupKey;

    public bool IsRunning(string id) => _running.Count > 0 && _running.Contains(id);

    /// <summary>Whether a step that runs belongs to the group of parallel steps looked at.</summary>
    public bool IsBeside(string id) => _group.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Comes to a step: a group of parallel steps that it does not belong to is waited for.</summary>
    public void Enter(StepSyntax step)
    {
        if (_groupKey is not null && _groupKey != step.Parallel)
        {
            _running.ExceptWith(_group);
            _group.Clear();
        }

        _groupKey = step.Parallel;
    }

    /// <summary>Goes on behind a step.</summary>
    public void Leave(StepSyntax step)
    {
        if (step.WaitsForAll)
        {
            _running.Clear();
        }

        _running.ExceptWith(step.Waits.Select(static w => w.Value));
        if (step.Cancels is { } cancelled)
        {
            _running.Remove(cancelled.Value);
        }

        if (step is { RunsInBackground: true, Id.Value: { Length: > 0 } id } && _running.Add(id) && step.Parallel is not null)
        {
            _group.Add(id);
        }
    }

    /// <summary>Comes to the end of a job, which waits for all of them.</summary>
    public void End()
    {
        _running.Clear();
        _group.Clear();
        _groupKey = null;
    }
}
