using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>prettier, asked only whether it would change something.</summary>
internal sealed class Prettier : ILinter
{
    private const string AllWell = "All matched files use Prettier code style!";

    private static readonly Regex Broken = new(@"^\[error\] (?<path>.+?): (?<why>\w*Error: .*?)(?: \((?<line>[0-9]+):(?<column>[0-9]+)\))?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex Wrong = new(@"^\[warn\] (?!Code style issues|Ignored unknown option)(?<path>.+?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Prettier;

    public string Command => "prettier";

    public IReadOnlyList<string> NodeScripts => ["prettier/bin/prettier.cjs", "prettier/bin-prettier.js"];

    public LintOptions Dropped { get; } = new("--write -w --check -c --list-different -l --cache --color --no-color", "--log-level --loglevel --cache-location --cache-strategy");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) => ["--check", .. own.Count > 0 ? own : ["."]];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string text = result.StandardOutput + "\n" + result.StandardError;
        if (text.Contains("No files matching the pattern", StringComparison.Ordinal) || text.Contains("No parser could be inferred", StringComparison.Ordinal))
        {
            return LintReport.Without(FsLintState.NothingChecked);
        }

        if (text.Contains(AllWell, StringComparison.Ordinal) && result.ExitCode == 0)
        {
            // It does not say how many; that it matched some is what the sentence says.
            return new LintReport(FsLintState.Clean, [], null);
        }

        FsLintFinding[] findings =
        [
            .. Broken.Matches(text).Cast<Match>().Select(static m => new FsLintFinding
            {
                Linter = FsLinter.Prettier,
                Path = m.Groups["path"].Value,
                Line = LintNumber.Parse(m.Groups["line"].Value),
                Column = LintNumber.Parse(m.Groups["column"].Value),
                Text = m.Groups["why"].Value,
            }),
            .. Wrong.Matches(text).Cast<Match>().Select(static m => new FsLintFinding { Linter = FsLinter.Prettier, Path = m.Groups["path"].Value, Text = LintTexts.WouldReformat }),
        ];
        return findings.Length == 0 ? LintReport.Without(FsLintState.Crashed) : new LintReport(FsLintState.Findings, findings, null);
    }
}
