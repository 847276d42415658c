using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>black, asked only whether it would change something.</summary>
internal sealed class Black : ILinter
{
    private static readonly Regex Line = new(@"^(?:would reformat (?<path>.+?)|error: cannot format (?<path>.+?): (?<why>.*))\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Counted = new(@"(?<count>[0-9]+) files? would (?:be|fail)", RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Black;

    public string Command => "black";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--check --diff -q --quiet -v --verbose --color --no-color", "-c --code --workers -W");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) => ["--check", .. own.Count > 0 ? own : ["."]];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string text = result.StandardError;
        if (text.Contains("No Python files are present", StringComparison.Ordinal) || text.Contains("No Path provided", StringComparison.Ordinal))
        {
            return LintReport.Without(FsLintState.NothingChecked);
        }

        MatchCollection counts = Counted.Matches(text);
        if (counts.Count == 0)
        {
            return LintReport.Without(result.ExitCode is 0 or 1 ? FsLintState.Unreadable : FsLintState.Crashed);
        }

        FsLintFinding[] findings = [.. Line.Matches(text).Cast<Match>().Select(static m => new FsLintFinding
        {
            Linter = FsLinter.Black,
            Path = m.Groups["path"].Value,
            Text = m.Groups["why"].Success ? m.Groups["why"].Value : LintTexts.WouldReformat,
        })];
        long files = counts.Cast<Match>().Sum(static m => (long)LintNumber.Count(m.Groups["count"].Value));
        return LintReport.Of(findings, (int)Math.Min(int.MaxValue, files), result.ExitCode);
    }
}
