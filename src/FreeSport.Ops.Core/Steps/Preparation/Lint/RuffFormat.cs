using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>ruff's formatter, asked only whether it would change something.</summary>
internal sealed class RuffFormat : ILinter
{
    private static readonly Regex Wrong = new(@"^Would reformat: (?<path>.+?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Broken = new(@"^error: Failed to (?:parse|format|read) (?<path>.+?)(?::(?<line>[0-9]+):(?<column>[0-9]+))?: (?<why>.*?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Counted = new(@"(?<count>[0-9]+) files? (?:would be reformatted|already formatted|left unchanged)", RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.RuffFormat;

    public string Command => "ruff";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--check --diff --quiet -q --silent -s --verbose -v --no-cache -n --exit-non-zero-on-format", "--cache-dir --output-format --color");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) => ["format", "--check", "--no-cache", .. own.SkipWhile(static word => word == "format")];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string text = result.StandardOutput + "\n" + result.StandardError;
        if (text.Contains("No Python files found", StringComparison.Ordinal))
        {
            return LintReport.Without(FsLintState.NothingChecked);
        }

        FsLintFinding[] broken = [.. Broken.Matches(text).Cast<Match>().Select(static m => new FsLintFinding
        {
            Linter = FsLinter.RuffFormat,
            Path = m.Groups["path"].Value,
            Line = LintNumber.Parse(m.Groups["line"].Value),
            Column = LintNumber.Parse(m.Groups["column"].Value),
            Text = m.Groups["why"].Value,
        })];
        FsLintFinding[] wrong = [.. Wrong.Matches(text).Cast<Match>().Select(static m => new FsLintFinding { Linter = FsLinter.RuffFormat, Path = m.Groups["path"].Value, Text = LintTexts.WouldReformat })];
        MatchCollection counts = Counted.Matches(text);
        if (counts.Count == 0 && broken.Length + wrong.Length == 0)
        {
            return LintReport.Without(result.ExitCode is 0 or 1 ? FsLintState.Unreadable : FsLintState.Crashed);
        }

        // What it could not read is in none of its numbers.
        long counted = counts.Count > 0 ? counts.Cast<Match>().Sum(static m => (long)LintNumber.Count(m.Groups["count"].Value)) : wrong.Length;
        return LintReport.Of([.. broken, .. wrong], (int)Math.Min(int.MaxValue, broken.Length + counted), result.ExitCode);
    }
}
