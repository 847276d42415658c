using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>bandit, by its JSON report.</summary>
internal sealed class Bandit : ILinter
{
    private const string ReportName = "bandit.json";

    public FsLinter Name => FsLinter.Bandit;

    public string Command => "bandit";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--exit-zero -q --quiet --silent -v --verbose -d --debug", "-f --format -o --output --msg-template");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
        ["-f", "json", "-o", place.Scratch.At(ReportName), .. own.Count > 0 ? own : ["-r", ".", "-x", "./venv,./.venv"]];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        if (!File.Exists(scratch.At(ReportName)))
        {
            return LintReport.Without(FsLintState.Crashed);
        }

        return LintJson.Read(scratch.At(ReportName), root =>
        {
            FsLintFinding[] findings =
            [
                .. root.GetProperty("errors").EnumerateArray().Select(static e => new FsLintFinding
                {
                    Linter = FsLinter.Bandit,
                    Path = LintJson.Text(e, "filename"),
                    Text = LintJson.Text(e, "reason"),
                }),
                .. root.GetProperty("results").EnumerateArray().Select(Finding),
            ];
            int files = root.GetProperty("metrics").EnumerateObject().Count(static m => m.Name != "_totals");
            return LintReport.Of(findings, files, result.ExitCode);
        });
    }

    private static FsLintFinding Finding(JsonElement found) => new()
    {
        Linter = FsLinter.Bandit,
        Path = LintJson.Text(found, "filename"),
        Line = LintJson.Place(found, "line_number", first: 1),

        // Newer versions only, and counted from 0.
        Column = LintJson.Place(found, "col_offset", first: 0),
        Code = found.GetProperty("test_id").GetString(),
        Text = LintJson.Text(found, "issue_text"),
    };
}
