using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>ruff's linter, by its JSON report. How many files it looked at it tells only when verbose.</summary>
internal sealed class Ruff : ILinter
{
    private const string ReportName = "ruff.json";

    private static readonly Regex Checked = new(@"\bChecked (?<count>[0-9]+) files? in", RegexOptions.CultureInvariant);
    private static readonly Regex PassedOver = new(@"^(?:warning|error): (?<text>Failed to (?:lint|parse|read|check) (?<path>.+?)(?:: .*|\r?$))", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Ruff;

    public string Command => "ruff";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new(
        "--fix --no-fix --fix-only --unsafe-fixes --diff --watch -w --exit-zero -e --exit-non-zero-on-fix --statistics --show-files --show-settings --show-fixes --show-source --add-noqa --no-cache -n --quiet -q --silent -s --verbose -v",
        "--output-format --format -o --output-file --cache-dir --color");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
        ["check", "--output-format", "json", "--output-file", place.Scratch.At(ReportName), "--no-cache", "--no-fix", "--verbose", .. own.SkipWhile(static word => word == "check")];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string text = result.StandardOutput + "\n" + result.StandardError;
        if (text.Contains("No Python files found", StringComparison.Ordinal))
        {
            return LintReport.Without(FsLintState.NothingChecked);
        }

        if (!File.Exists(scratch.At(ReportName)))
        {
            return LintReport.Without(FsLintState.Crashed);
        }

        return LintJson.Read(scratch.At(ReportName), root =>
        {
            FsLintFinding[] findings =
            [
                .. root.EnumerateArray().Select(Finding),
                .. PassedOver.Matches(text).Cast<Match>().Select(static m => new FsLintFinding { Linter = FsLinter.Ruff, Path = m.Groups["path"].Value, Text = m.Groups["text"].Value }),
            ];
            Match count = Checked.Match(text);

            // Without the number nobody can tell that it looked at anything.
            return !count.Success && findings.Length == 0
                ? LintReport.Without(FsLintState.Unreadable)
                : LintReport.Of(findings, count.Success ? LintNumber.Count(count.Groups["count"].Value) : 1, result.ExitCode);
        });
    }

    private static FsLintFinding Finding(JsonElement found)
    {
        JsonElement place = found.GetProperty("location");
        return new FsLintFinding
        {
            Linter = FsLinter.Ruff,
            Path = LintJson.Text(found, "filename"),
            Line = LintJson.Place(place, "row", first: 1),
            Column = LintJson.Place(place, "column", first: 1),

            // A mistake of syntax has none.
            Code = found.TextOf("code"),
            Text = LintJson.Text(found, "message"),
        };
    }
}
