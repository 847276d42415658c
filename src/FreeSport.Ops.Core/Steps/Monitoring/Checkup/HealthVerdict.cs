using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Decides what a project's own health address says. A page is no answer, and a status of 200 alone is none where the body says otherwise.</summary>
internal static class HealthVerdict
{
    private static readonly string[] Well = ["ok", "healthy", "up", "pass", "passed", "alive", "working", "operational", "green"];
    private static readonly string[] Words = ["status", "state", "health", "overall_status"];
    private static readonly string[] Flags = ["healthy", "is_healthy", "ok", "success"];

    /// <summary>Decides.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <returns>The check.</returns>
    public static FsMonitoringCheck Decide(int status, string body)
    {
        if (status is 401 or 403)
        {
            return CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.HealthForbidden.With(status), CheckupTexts.HealthForbiddenRemedy);
        }

        if (status is < 200 or > 299)
        {
            return CheckList.Bad(FsOutcome.Failed, CheckupTexts.HealthStatus.With(status, Said(body)).TrimEnd(' ', ':'), CheckupTexts.HealthRemedy);
        }

        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            return Decide(answer.RootElement);
        }
        catch (JsonException)
        {
            string text = body.Trim();
            return Well.Contains(text.ToLowerInvariant()) ? CheckList.Passed(CheckupTexts.HealthWell.With(text))
                : CheckList.Bad(FsOutcome.Inconclusive, text.Length == 0 ? CheckupTexts.HealthEmpty : text[0] == '<' ? CheckupTexts.HealthPage : CheckupTexts.HealthText.With(text.FirstLine(80)), CheckupTexts.HealthFormRemedy);
        }
    }

    private static FsMonitoringCheck Decide(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.HealthText.With(root.ToString().FirstLine(80)), CheckupTexts.HealthFormRemedy);
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (Flags.Contains(property.Name.ToLowerInvariant()) && property.Value.ValueKind is JsonValueKind.False or JsonValueKind.True && !(property.Value.ValueKind == JsonValueKind.True))
            {
                return CheckList.Bad(FsOutcome.Failed, CheckupTexts.HealthIll.With(property.Name + "=false"), CheckupTexts.HealthRemedy);
            }

            if (Words.Contains(property.Name.ToLowerInvariant()) && property.Value.ValueKind == JsonValueKind.String)
            {
                string word = property.Value.GetString()!.Trim();
                return Well.Contains(word.ToLowerInvariant()) ? CheckList.Passed(CheckupTexts.HealthWell.With(word))
                    : CheckList.Bad(FsOutcome.Failed, CheckupTexts.HealthIll.With(property.Name + "=" + word.FirstLine(40)), CheckupTexts.HealthRemedy);
            }
        }

        return root.EnumerateObject().Any(static p => Flags.Contains(p.Name.ToLowerInvariant()) && p.Value.ValueKind == JsonValueKind.True)
            ? CheckList.Passed(CheckupTexts.HealthWell.With("true"))
            : CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.HealthSaysNothing, CheckupTexts.HealthFormRemedy);
    }

    private static string Said(string body) => body.TrimStart().StartsWith("<", StringComparison.Ordinal) ? string.Empty : body.FirstLine(120);
}
