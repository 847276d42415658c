namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>What a linter's report says.</summary>
/// <param name="State">How the run ended.</param>
/// <param name="Findings">What was found.</param>
/// <param name="FileCount">How many files were looked at; null when it does not say.</param>
internal sealed record LintReport(FsLintState State, IReadOnlyList<FsLintFinding> Findings, int? FileCount)
{
    /// <summary>A whole report. One without a finding, after which the linter still complained, does not say what it found.</summary>
    public static LintReport Of(IReadOnlyList<FsLintFinding> findings, int fileCount, int? exitCode) =>
        findings.Count == 0 && exitCode != 0 ? Without(FsLintState.Unreadable) : Of(findings, fileCount);

    /// <summary>A report that ended the usual way.</summary>
    public static LintReport Of(IReadOnlyList<FsLintFinding> findings, int fileCount) => new(
        findings.Any(static f => f.Severity != FsLintSeverity.Note) ? FsLintState.Findings : fileCount > 0 ? FsLintState.Clean : FsLintState.NothingChecked,
        findings,
        fileCount);

    /// <summary>A run without a verdict.</summary>
    public static LintReport Without(FsLintState state) => new(state, [], null);
}
