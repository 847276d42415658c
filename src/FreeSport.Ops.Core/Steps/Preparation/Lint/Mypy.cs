using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>mypy, by the lines that every version writes; its JSON came with 1.11 only.</summary>
internal sealed class Mypy : ILinter
{
    private static readonly Regex Line = new(
        @"^(?<path>.+?):(?<line>[0-9]+)(?::(?<column>[0-9]+))?: (?<severity>error|warning|note): (?<text>.*?)(?:  \[(?<code>[a-z0-9-]+)\])?\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Success = new(@"^Success: no issues found in (?<count>[0-9]+) source files?", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Found = new(@"^Found [0-9]+ errors? in (?<files>[0-9]+) files? \((?:checked (?<count>[0-9]+) source files?|errors prevented further checking)\)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Mypy;

    public string Command => "mypy";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new(
        "--pretty --no-error-summary --install-types --non-interactive -v --verbose --show-error-context",
        "--output -O --cache-dir --junit-xml --html-report --xml-report --txt-report --linecount-report --cobertura-xml-report");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
    [
        "--no-pretty", "--hide-error-context", "--show-column-numbers", "--show-error-codes", "--no-color-output", "--error-summary",
        "--cache-dir=" + place.Scratch.At("mypy"),
        .. own.Count > 0 ? own : ["."],
    ];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        // What is wrong with its own settings stands in the other stream.
        string text = result.StandardOutput + "\n" + result.StandardError;
        if (result.Message.Contains("There are no .py[i] files", StringComparison.Ordinal))
        {
            return LintReport.Without(FsLintState.NothingChecked);
        }

        FsLintFinding[] findings = [.. Line.Matches(text).Cast<Match>().Select(Finding)];
        Match end = Success.Match(text) is { Success: true } success ? success : Found.Match(text);
        if (!end.Success)
        {
            return LintReport.Without(result.ExitCode is 0 or 1 ? FsLintState.Unreadable : FsLintState.Crashed);
        }

        Group count = end.Groups["count"].Success ? end.Groups["count"] : end.Groups["files"];
        return findings.All(static f => f.Severity != FsLintSeverity.Error) && result.ExitCode != 0
            ? LintReport.Without(FsLintState.Unreadable)
            : LintReport.Of(findings, LintNumber.Count(count.Value));
    }

    private static FsLintFinding Finding(Match line) => new()
    {
        Linter = FsLinter.Mypy,
        Path = line.Groups["path"].Value,
        Line = LintNumber.Parse(line.Groups["line"].Value),
        Column = LintNumber.Parse(line.Groups["column"].Value),
        Code = line.Groups["code"].Success ? line.Groups["code"].Value : null,
        Severity = line.Groups["severity"].Value switch { "note" => FsLintSeverity.Note, "warning" => FsLintSeverity.Warning, _ => FsLintSeverity.Error },
        Text = line.Groups["text"].Value,
    };
}
