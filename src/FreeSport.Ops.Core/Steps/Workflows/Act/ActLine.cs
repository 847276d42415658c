using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>One line of act's report (<c>--json</c>, which is logrus' JSON).</summary>
internal sealed record ActLine(
    string Level, string Message, string Job, string JobId, string Matrix, string Step, string StepId, string Stage, string StepResult, long Nanoseconds, string JobResult, bool IsStepOutput)
{
    public bool HasJob => JobId.Length > 0 || Job.Length > 0;

    public bool IsError => Level is "error" or "fatal" or "panic";

    /// <summary>The line, or null when it is not an object in JSON.</summary>
    public static ActLine? Read(string text)
    {
        if (!text.StartsWith("{", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement line = document.RootElement;
            return new ActLine(
                Text(line, "level"),
                Text(line, "msg"),
                Text(line, "job").Trim(),
                Text(line, "jobID"),
                MatrixOf(line),
                Text(line, "step"),
                StepIdOf(line),
                Text(line, "stage"),
                Text(line, "stepResult"),
                line.TryGetProperty("executionTime", out JsonElement time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out long nanoseconds) ? nanoseconds : 0,
                Text(line, "jobResult"),
                line.TryGetProperty("raw_output", out JsonElement raw) && raw.ValueKind == JsonValueKind.True);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is JSON and no text: only its reading says so, and as an invalid operation.
            return null;
        }
    }

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    // act's own first and last step spell it in small letters.
    private static string StepIdOf(JsonElement line) =>
        (line.TryGetProperty("stepID", out JsonElement id) || line.TryGetProperty("stepid", out id)) && id.ValueKind == JsonValueKind.Array
            ? string.Join("/", id.EnumerateArray().Select(static e => e.ToString()))
            : Text(line, "stepID");

    private static string MatrixOf(JsonElement line) =>
        line.TryGetProperty("matrix", out JsonElement matrix) && matrix.ValueKind == JsonValueKind.Object
            ? string.Join(", ", matrix.EnumerateObject().OrderBy(static p => p.Name, StringComparer.Ordinal).Select(static p => p.Name + ": " + p.Value))
            : string.Empty;
}
