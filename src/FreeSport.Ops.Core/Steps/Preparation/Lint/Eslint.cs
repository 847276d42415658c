using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

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

        return LintJson.Read(scratch.At(ReportName), root =>
        {
            FsLintFinding[] findings = [.. root.EnumerateArray().SelectMany(static file => file.GetProperty("messages").EnumerateArray().Select(m => Finding(file, m)))];
            return LintReport.Of(findings, root.GetArrayLength(), result.ExitCode);
        });
    }

    private static FsLintFinding Finding(JsonElement file, JsonElement message) => new()
    {
        Linter = FsLinter.Eslint,
        Path = LintJson.Text(file, "filePath"),
        Line = LintJson.Place(message, "line", first: 1),
        Column = LintJson.Place(message, "column", first: 1),
        Code = message.TextOf("ruleId"),
        Severity = LintJson.Place(message, "severity", first: 1) == 1 ? FsLintSeverity.Warning : FsLintSeverity.Error,
        Text = LintJson.Text(message, "message"),
    };
}
