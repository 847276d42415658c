using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The steps of a job that come before the one looked at, as it sees them.</summary>
/// <param name="jobId">The job's key, with its caller's in front.</param>
/// <param name="mocks">Outputs that are taken for known, by <c>job.step.name</c>.</param>
internal sealed class StepStates(string jobId, IReadOnlyDictionary<string, string> mocks)
{
    private readonly Dictionary<string, FsPlanAnswer> _byId = new(StringComparer.OrdinalIgnoreCase);

    private readonly BackgroundSteps _background = new();

    /// <summary>Gets a value indicating whether a step has gone before that may have written to <c>GITHUB_ENV</c>.</summary>
    public bool MayHaveSetVariables { get; private set; }

    /// <summary>Comes to a step.</summary>
    public void Enter(StepSyntax step) => _background.Enter(step);

    /// <summary>Goes on behind a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="runs">Whether it runs.</param>
    public void Leave(StepSyntax step, FsPlanAnswer runs)
    {
        _background.Leave(step);
        MayHaveSetVariables |= runs != FsPlanAnswer.No && !step.IsControl;
        if (step.Id is { Value: { Length: > 0 } id })
        {
            _byId[id] = runs;
        }
    }

    /// <summary>Comes to the end of the job, which has waited for all of them.</summary>
    public void End() => _background.End();

    public ExpressionValue At(string[] path)
    {
        if (path.Length == 1)
        {
            return PlanScope.Unknown(path, 1);
        }

        // What a background step hands on is there when it was waited for; one that is skipped tells so at once.
        if (!_byId.TryGetValue(path[1], out FsPlanAnswer runs) || (runs != FsPlanAnswer.No && _background.IsRunning(path[1])))
        {
            return ExpressionValue.Null;
        }

        if (path.Length == 2)
        {
            return PlanScope.Unknown(path, 2);
        }

        string part = path[2].ToLowerInvariant();
        return part is "outcome" or "conclusion" ? PlanScope.Within(ResultOf(runs, path), path, 3)
            : part != "outputs" ? ExpressionValue.Null
            : path.Length == 3 ? runs == FsPlanAnswer.No ? ExpressionValue.Of(new ExpressionMembers()) : PlanScope.Unknown(path, 3)
            : PlanScope.Within(Output(path, runs), path, 4);
    }

    private ExpressionValue Output(string[] path, FsPlanAnswer runs) =>
        runs == FsPlanAnswer.No ? ExpressionValue.Null
        : mocks.TryGetValue(jobId + "." + path[1] + "." + path[3], out string? mock) ? ExpressionValue.Of(mock)
        : PlanScope.Unknown(path, 4);

    private static ExpressionValue ResultOf(FsPlanAnswer runs, string[] path) => runs switch
    {
        FsPlanAnswer.Yes => ExpressionValue.Of("success"),
        FsPlanAnswer.No => ExpressionValue.Of("skipped"),
        _ => PlanScope.Unknown(path, 3),
    };
}
