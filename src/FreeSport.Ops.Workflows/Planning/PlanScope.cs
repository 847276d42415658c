using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>What an expression at one place of a workflow can see, as far as it is known before the run.</summary>
/// <param name="GitHub">The event.</param>
/// <param name="Inputs">The inputs of a dispatch or a call.</param>
/// <param name="Variables">The variables that are known.</param>
internal sealed record PlanScope(GitHubContext GitHub, ExpressionValue Inputs, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Gets the jobs that <c>needs</c> names, or for an output of a called workflow all its jobs.</summary>
    public IReadOnlyList<JobState> Jobs { get; init; } = [];

    public ExpressionValue? Matrix { get; init; }

    public ExpressionValue? Strategy { get; init; }

    public StepStates? Steps { get; init; }

    public EnvironmentLayer? Env { get; init; }

    /// <summary>Gets the labels of the runner; none outside a job's steps.</summary>
    public IReadOnlyList<string> RunsOn { get; init; } = [];

    /// <summary>Gets what <c>success()</c> is here.</summary>
    public ExpressionValue Success { get; init; } = ExpressionValue.True;

    /// <summary>The value at a place such as <c>steps.build.outputs.image</c>; unknown by its own name where nobody knows it.</summary>
    public ExpressionValue At(string[] path) => path[0] switch
    {
        "github" => GitHub.At(path),
        "inputs" => Within(Inputs, path, 1),
        "vars" => path.Length > 1 && Variable(path[1]) is { } variable ? variable : Unknown(path, 2),
        "secrets" => Unknown(path, 2),
        "needs" or "jobs" => JobState.At(Jobs, path),
        "matrix" => Within(Matrix ?? ExpressionValue.Null, path, 1),
        "strategy" => Within(Strategy ?? ExpressionValue.Null, path, 1),
        "steps" => Steps?.At(path) ?? ExpressionValue.Null,
        "env" => path.Length == 1 ? Unknown(path, 1) : Env?.Find(path[1], Steps) ?? (Env is null || Steps is { MayHaveSetVariables: true } ? Unknown(path, 2) : ExpressionValue.Null),
        "job" when path.Length == 2 && path[1].Equals("status", StringComparison.OrdinalIgnoreCase) => ExpressionValue.Of("success"),
        "runner" when path.Length == 2 && path[1].Equals("os", StringComparison.OrdinalIgnoreCase) && SystemOf(RunsOn) is { } system => ExpressionValue.Of(system),
        _ => Unknown(path, path.Length),
    };

    /// <summary>The value at the rest of a path inside a known or unknown value.</summary>
    public static ExpressionValue Within(ExpressionValue value, string[] path, int from)
    {
        for (int i = from; i < path.Length; i++)
        {
            if (value.Kind == ExpressionValueKind.Unknown)
            {
                // A value that is unknown as a whole knows its place; what is inside has a longer name.
                return value.Reasons.Count == 1 && value.Reasons[0] == string.Join(".", path.Take(i)) ? Unknown(path, path.Length) : value;
            }

            value = value.Members.Find(path[i]) ?? ExpressionValue.Null;
        }

        return value;
    }

    public static ExpressionValue Unknown(string[] path, int length) => ExpressionValue.Unknown(string.Join(".", path.Take(length)));

    private ExpressionValue? Variable(string name) => Variables.TryGetValue(name, out string? value) ? ExpressionValue.Of(value) : null;

    private static string? SystemOf(IReadOnlyList<string> labels)
    {
        string label = labels.Count > 0 ? labels[0] : string.Empty;
        return labels.Any(static l => l.Equals("self-hosted", StringComparison.OrdinalIgnoreCase)) ? null
            : label.StartsWith("ubuntu-", StringComparison.OrdinalIgnoreCase) ? "Linux"
            : label.StartsWith("windows-", StringComparison.OrdinalIgnoreCase) ? "Windows"
            : label.StartsWith("macos-", StringComparison.OrdinalIgnoreCase) ? "macOS"
            : null;
    }
}
