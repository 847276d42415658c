using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>pylint, by its JSON report; how many modules it looked at stands in the text that it writes beside it.</summary>
internal sealed class Pylint : ILinter
{
    private const string ReportName = "pylint.json";

    private static readonly Regex Modules = new(@"^\|module\s*\|(?<count>[0-9]+)\s*\|", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Pylint;

    public string Command => "pylint";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--exit-zero --verbose -v", "-f --output-format --output -r --reports -s --score --msg-template --persistent -j --jobs");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
    [
        $"--output-format=json:{place.Scratch.At(ReportName)},text", "--reports=y", "--score=n", "--persistent=n",

        // The short form switches the report off that tells how many modules there were.
        .. own.Count > 0 ? own.Select(static word => word is "-E" or "--errors-only" ? "--disable=C,R,W" : word)
            : ["--recursive=y", "--ignore=" + (place.Foreign is null ? "venv,.venv" : Path.GetFileName(place.Foreign)), "."],
    ];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        if (!File.Exists(scratch.At(ReportName)))
        {
            return LintReport.Without(FsLintState.Crashed);
        }

        return LintJson.Read(scratch.At(ReportName), root =>
        {
            FsLintFinding[] findings = [.. root.EnumerateArray().Select(Finding)];
            Match count = Modules.Match(result.StandardOutput);
            return LintReport.Of(findings, count.Success ? LintNumber.Count(count.Groups["count"].Value) : 0, result.ExitCode);
        });
    }

    private static FsLintFinding Finding(JsonElement found) => new()
    {
        Linter = FsLinter.Pylint,
        Path = LintJson.Text(found, "path"),
        Line = LintJson.Place(found, "line", first: 1),
        Column = LintJson.Place(found, "column", first: 0),
        Code = found.TextOf("message-id"),
        Severity = LintJson.Text(found, "type") is "error" or "fatal" ? FsLintSeverity.Error : FsLintSeverity.Warning,
        Text = LintJson.Text(found, "message"),
    };
}
