using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>What an answer says of itself: many a health endpoint answers 200 and writes into the body that it is not well.</summary>
internal static class SelfReport
{
    private static readonly HashSet<string> Sick = new(
        ["error", "errors", "err", "fail", "failed", "failing", "failure", "down", "unhealthy", "critical", "fatal", "unavailable", "not ok", "ko", "dead"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Doubtful = new(["degraded", "warn", "warning", "unknown", "starting", "partial", "maintenance"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Words = ["status", "state", "health"];

    private static readonly string[] Flags = ["ok", "success", "healthy", "up", "alive"];

    private static readonly string[] Errors = ["error", "errors"];

    /// <summary>The first trouble that an answer tells of itself.</summary>
    /// <param name="root">The answer.</param>
    /// <returns>What it says; null when it says nothing of the kind.</returns>
    public static FsSmokeExpectation? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            string name = property.Name.ToLowerInvariant();
            string value = ExpectedValue.Show(property.Value);
            FsOutcome outcome = Words.Contains(name) && property.Value.ValueKind == JsonValueKind.String
                ? Sick.Contains(value.Trim()) ? FsOutcome.Failed : Doubtful.Contains(value.Trim()) ? FsOutcome.Warning : FsOutcome.Passed
                : Flags.Contains(name) && property.Value.ValueKind == JsonValueKind.False ? FsOutcome.Failed
                : Errors.Contains(name) && IsThere(property.Value) ? FsOutcome.Failed
                : FsOutcome.Passed;
            if (outcome != FsOutcome.Passed)
            {
                return new FsSmokeExpectation { Name = "json $." + property.Name, Expected = SmokeTexts.NoTrouble, Actual = value.FirstLine(200), Outcome = outcome };
            }
        }

        return null;
    }

    private static bool IsThere(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Number => !value.TryGetDouble(out double number) || number != 0,
        _ => true,
    };
}
