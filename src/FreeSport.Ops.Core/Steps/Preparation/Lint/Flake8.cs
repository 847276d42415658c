using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>flake8. Its exit code says little: 1 for findings and for a crash, 0 with <c>exit-zero</c> in the project's settings.</summary>
internal sealed class Flake8 : ILinter
{
    // No path and no text of flake8's holds it.
    private const char Mark = '\u001f';
    private const string ReportName = "flake8.txt";

    private static readonly string[] SettingsFiles = [".flake8", "setup.cfg", "tox.ini"];
    private static readonly Regex Exclusion = new(@"^\s*extend[-_]exclude\s*=", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    // Written last: the proof that flake8 came to its end.
    private static readonly Regex Processed = new(@"^\s*(?<count>[0-9]+)\s+total files processed", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public FsLinter Name => FsLinter.Flake8;

    public string Command => "flake8";

    public IReadOnlyList<string> NodeScripts => [];

    public LintOptions Dropped { get; } = new("--exit-zero --count --statistics --show-source --benchmark --tee -q --quiet -v --verbose", "--format --output-file --color");

    public IReadOnlyList<string> Arguments(IReadOnlyList<string> own, LintPlace place) =>
    [
        $"--format={Mark}%(path)s{Mark}%(row)d{Mark}%(col)d{Mark}%(code)s{Mark}%(text)s",
        "--output-file=" + place.Scratch.At(ReportName),
        "--benchmark",
        .. own,

        // Thousands of files of other people: without it a run takes minutes. By its name alone, because a whole path is a
        // pattern to flake8 and may hold brackets. A setting of the project's own comes first.
        .. place.Foreign is null || own.Any(static word => word.Contains("exclude", StringComparison.Ordinal)) || Excludes(place.Folder) ? [] : new[] { "--extend-exclude=" + Path.GetFileName(place.Foreign) },
    ];

    public LintReport Read(ProcessResult result, PrivateFolder scratch)
    {
        string report = File.Exists(scratch.At(ReportName)) ? File.ReadAllText(scratch.At(ReportName)) : string.Empty;
        Match processed = Processed.Match(report);
        if (!processed.Success)
        {
            return LintReport.Without(result.StandardError.Trim().Length > 0 ? FsLintState.Crashed : FsLintState.Unreadable);
        }

        FsLintFinding[] findings = [.. report.Split('\n').Where(static l => l.Length > 0 && l[0] == Mark).Select(static l => l.TrimEnd('\r').Split(Mark)).Where(static p => p.Length == 6).Select(Finding)];

        // Quiet in the project's settings leaves the findings out, but not that there are some.
        return LintReport.Of(findings, LintNumber.Count(processed.Groups["count"].Value), result.ExitCode);
    }

    private static bool Excludes(string folder) => SettingsFiles
        .Select(file => TextFileReader.ReadIfSmall(Path.Combine(folder, file)))
        .Any(static text => text is not null && Exclusion.IsMatch(text));

    private static FsLintFinding Finding(string[] parts) => new()
    {
        Linter = FsLinter.Flake8,
        Path = parts[1],
        Line = LintNumber.Parse(parts[2]),
        Column = LintNumber.Parse(parts[3]),
        Code = parts[4],
        Text = parts[5],
    };
}
