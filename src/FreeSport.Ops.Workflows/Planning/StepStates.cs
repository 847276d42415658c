using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The steps of a job that come before the one looked at, as it sees them.</summary>
/// <param name="jobId">The job's key, with its caller's in front.</param>
/// <param name="mocks">Outputs that are taken for known, by <c>job.step.name</c>.</param>
internal sealed class StepStates(string jobId, IReadOnlyDictionary<string, string> mocks)
{
    private readonly Dictionary<string, FsPlanAnswer> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether a step has gone before that may have written to <c>GITHUB_ENV</c>.</summary>
    public bool MayHaveSetVariables { get; private set; }

    public void Add(string id, FsPlanAnswer runs)
    {
        MayHaveSetVariables |= runs != FsPlanAnswer.No;
        if (id.Length > 0)
        {
            _byId[id] = runs;
        }
    }

    public ExpressionValue At(string[] path)
    {
        if (path.Length == 1)
        {
            return PlanScope.Unknown(path, 1);
        }

        if (!_byId.TryGetValue(path[1], out FsPlanAnswer runs))
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
