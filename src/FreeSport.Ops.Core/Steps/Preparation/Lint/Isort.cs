using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>isort, asked only whether it would change something. It tells of files that are well only when verbose.</summary>
internal sealed class Isort : ILinter
{
    private static readonly Regex Wrong = new(@"^ERROR: (?<path>.+?) (?<text>Imports are incorrectly sorted.*?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    // It goes on past what it cannot read, and ends well. What the project's settings skip it was told to.
    private static readonly Regex Unread = new(@"^(?:.*UserWarning|WARNING): (?!.* was skipped as it's listed in )(?<text>(?:Encoding not supported for|Unable to parse file) (?<path>.+?)(?: due to .*)?|(?<path>.+?) was broken path.*|.+)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Well = new(@"^SUCCESS: .+ Everything Looks Good!", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Isort;

    public string Command => "isort";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--check --check-only -c --diff -d -q --quiet -v --verbose --color --atomic --overwrite-in-place", "--jobs -j");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) => ["--check-only", "--verbose", .. own.Count > 0 ? own : ["."]];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string text = result.StandardOutput + "\n" + result.StandardError;
        FsLintFinding[] findings = [.. Wrong.Matches(text).Cast<Match>().Select(static m => Finding(m, FsLintSeverity.Error)), .. Unread.Matches(text).Cast<Match>().Select(static m => Finding(m, FsLintSeverity.Warning))];
        return findings.Length == 0 && result.ExitCode != 0
            ? LintReport.Without(FsLintState.Crashed)
            : LintReport.Of(findings, findings.Length + Well.Matches(text).Cast<Match>().Count());
    }

    private static FsLintFinding Finding(Match line, FsLintSeverity severity) => new()
    {
        Linter = FsLinter.Isort,
        Path = line.Groups["path"].Success ? line.Groups["path"].Value : ".",
        Severity = severity,
        Text = line.Groups["text"].Value,
    };
}
