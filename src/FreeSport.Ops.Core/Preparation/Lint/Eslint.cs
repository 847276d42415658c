using System.Text.Json;

using FreeSport.Ops.Core.Processes;

namespace FreeSport.Ops.Core.Preparation.Lint;

/// <summary>eslint, by its JSON report.</summary>
internal sealed class Eslint : ILinter
{
    private const string ReportName = "eslint.json";

    public FsLinter Name => FsLinter.Eslint;

    public string Command => "eslint";

    public IReadOnlyList<string> NodeScripts => ["eslint/bin/eslint.js"];

    public LintOptions Dropped { get; } = new("--fix --fix-dry-run --cache --quiet --color --no-color --debug --stats", "-f --format -o --output-file --cache-file --cache-location --cache-strategy --fix-type");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
        ["--format", "json", "--output-file", place.Scratch.At(ReportName), .. own.Count > 0 ? own : ["."]];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        if (!File.Exists(scratch.At(ReportName)))
        {
            string said = result.Message;
            return LintReport.Without(
                said.Contains("No files matching", StringComparison.Ordinal) || said.Contains("are ignored", StringComparison.Ordinal) ? FsLintState.NothingChecked : FsLintState.Crashed);
        }

        try
        {
            using JsonDocument report = JsonDocument.Parse(File.ReadAllText(scratch.At(ReportName)));
            FsLintFinding[] findings = [.. report.RootElement.EnumerateArray().SelectMany(static file => file.GetProperty("messages").EnumerateArray().Select(m => Finding(file, m)))];
            return findings.Length == 0 && result.ExitCode != 0 ? LintReport.Without(FsLintState.Unreadable) : LintReport.Of(findings, report.RootElement.GetArrayLength());
        }
        catch (Exception cut) when (cut is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return LintReport.Without(FsLintState.Unreadable);
        }
    }

    private static FsLintFinding Finding(JsonElement file, JsonElement message) => new()
    {
        Linter = FsLinter.Eslint,
        Path = LintNumber.Text(file, "filePath"),
        Line = LintNumber.Place(message, "line", first: 1),
        Column = LintNumber.Place(message, "column", first: 1),
        Code = message.TryGetProperty("ruleId", out JsonElement rule) && rule.ValueKind == JsonValueKind.String ? rule.GetString() : null,
        Severity = LintNumber.Place(message, "severity", first: 1) == 1 ? FsLintSeverity.Warning : FsLintSeverity.Error,
        Text = LintNumber.Text(message, "message"),
    };
}
