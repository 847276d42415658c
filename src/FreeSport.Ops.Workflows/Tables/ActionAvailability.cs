namespace FreeSport.Ops.Workflows.Tables;

/// <summary>Which contexts and special functions are available where in an <c>action.yml</c>.</summary>
/// <remarks>Source: action-v1.0.json of actions/languageservices, 2026-08-05, and action_yaml.json of actions/runner, which are the same.</remarks>
internal static class ActionAvailability
{
    public const string StepPrefix = "runs.steps.";

    public const string OutputValue = "outputs.<output_id>.value";

    public const string InputDefault = "inputs.<input_id>.default";

    public const string Docker = "runs.args";

    public const string RunsIf = "runs.post-if";

    private static readonly string[] OfRun = ["github", "strategy", "matrix", "job", "runner"];

    private static readonly string[] OfSteps = [.. OfRun, "inputs", "steps", "env"];

    private static readonly string[] States = ["always", "cancelled", "failure", "success", "hashFiles"];

    private static readonly Dictionary<string, KeyAvailability> Rows = new(StringComparer.Ordinal)
    {
        [StepPrefix + "if"] = new(OfSteps, States),
        [OutputValue] = new(OfSteps, []),
        [InputDefault] = new(OfRun, ["hashFiles"]),
        [Docker] = new(["inputs"], []),
        [RunsIf] = new([.. OfRun, "inputs", "env"], States),
    };

    private static readonly KeyAvailability Step = new(OfSteps, ["hashFiles"]);

    /// <summary>What is available at a key; null where it is none of an action.</summary>
    public static KeyAvailability? Of(string key) =>
        Rows.TryGetValue(key, out KeyAvailability? found) ? found : key.StartsWith(StepPrefix, StringComparison.Ordinal) ? Step : null;
}
