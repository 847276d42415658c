using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Lint;

namespace FreeSport.Ops.Core.Tests.Preparation.Lint;

/// <summary>What a linter's run is worth, why, and what to run next.</summary>
public sealed class LintVerdictTests
{
    private const string Root = "/srv/shop";

    [Theory]
    [InlineData(FsLintState.NothingChecked, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    [InlineData(FsLintState.NoLinter, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    [InlineData(FsLintState.NoVirtualEnvironment, FsOutcome.Failed, "Test-FsPython")]
    [InlineData(FsLintState.TimedOut, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    [InlineData(FsLintState.Killed, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    [InlineData(FsLintState.Crashed, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    [InlineData(FsLintState.Unreadable, FsOutcome.Inconclusive, "Invoke-FsLint Flake8")]
    public void Whatever_ends_without_a_report_never_passes(FsLintState state, FsOutcome outcome, string command)
    {
        FsLintRun run = Decide(Run(), LintReport.Without(state));

        Assert.Equal((state, outcome, command), (run.State, run.Outcome, run.NextCommand));
        Assert.NotNull(run.Remedy);
    }

    [Fact]
    public void Every_end_has_a_sentence_and_a_remedy_of_its_own()
    {
        FsLintRun[] runs = [.. Enum.GetValues<FsLintState>().Where(static s => s is not (FsLintState.Findings or FsLintState.Clean)).Select(static s => Decide(Run(), LintReport.Without(s)))];

        Assert.Equal(runs.Length, runs.Select(static r => r.Summary).Distinct().Count());
        Assert.All(runs, static r => Assert.NotEmpty(r.Summary));
    }

    [Fact]
    public void What_was_seen_is_told_where_nothing_else_is()
    {
        FsLintRun crashed = Decide(Run(detail: "boom\ntrace", exitCode: 3), LintReport.Without(FsLintState.Crashed));
        FsLintRun slow = Decide(Run(), LintReport.Without(FsLintState.TimedOut));
        FsLintRun killed = Decide(Run(exitCode: 137), LintReport.Without(FsLintState.Killed));
        FsLintRun nothing = Decide(Run(), LintReport.Without(FsLintState.NothingChecked));

        Assert.Equal(LintTexts.Crashed.With("flake8", 3, "boom"), crashed.Summary);
        Assert.Equal(LintTexts.TimedOut.With(90.0), slow.Summary);
        Assert.Equal(LintTexts.Killed.With(137), killed.Summary);
        Assert.Equal((LintTexts.NothingChecked.With("backend"), LintTexts.NothingCheckedRemedy.With("CI")), (nothing.Summary, nothing.Remedy));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public void A_clean_report_passes_and_tells_how_many_files_were_looked_at(int? files)
    {
        FsLintRun run = Decide(Run(exitCode: 0), new LintReport(FsLintState.Clean, [], files));

        Assert.Equal((FsOutcome.Passed, null, null, null), (run.Outcome, run.Remedy, run.NextCommand, run.Cause));
        Assert.Equal(files, run.FileCount);
        Assert.Equal(files is null ? LintTexts.CleanUncounted : LintTexts.Clean.With(7), run.Summary);
    }

    [Theory]
    [InlineData(1, false, FsLintSeverity.Error, FsOutcome.Failed)]
    [InlineData(1, false, FsLintSeverity.Warning, FsOutcome.Failed)]
    [InlineData(0, false, FsLintSeverity.Error, FsOutcome.Failed)]
    [InlineData(0, false, FsLintSeverity.Warning, FsOutcome.Warning)]
    [InlineData(1, true, FsLintSeverity.Error, FsOutcome.Warning)]
    public void Findings_fail_unless_ci_goes_on_in_spite_of_them(int exitCode, bool advisory, FsLintSeverity severity, FsOutcome outcome)
    {
        FsLintRun run = Run(exitCode: exitCode);
        (run.Advisory, run.Findings) = (advisory, [Finding("a.py", FsLintSeverity.Note), Finding("b.py", FsLintSeverity.Warning), Finding("c.py", severity), Finding("c.py", severity)]);

        Decide(run, new LintReport(FsLintState.Findings, run.Findings, 9));

        Assert.Equal((outcome, "(Invoke-FsLint Flake8).Findings"), (run.Outcome, run.NextCommand));
        Assert.Equal(LintTexts.Found.With(3, 2) + (advisory ? " " + LintTexts.Advisory : string.Empty), run.Summary);
        Assert.Equal(LintTexts.FindingsRemedy.With(run.Findings[1]), run.Remedy);
    }

    [Theory]
    [InlineData(FsLinter.Flake8, Causes.PythonPackages, "flake8")]
    [InlineData(FsLinter.Black, "python.linter/black", "black")]
    public void A_linter_of_pythons_is_installed_into_the_environment(FsLinter linter, string cause, string package)
    {
        FsLintRun run = Decide(Run(linter), LintReport.Without(FsLintState.NotInstalled));

        VirtualEnvironment venv = VirtualEnvironment.FindOrDefault(Project(), "/opt/env");
        Assert.Equal((FsOutcome.Failed, cause), (run.Outcome, run.Cause));
        Assert.Equal((LintTexts.NotInVenv.With(package, venv.Folder), LintTexts.NotInVenvRemedy), (run.Summary, run.Remedy));
        Assert.Equal($"& {PowerShellQuoting.Quote(venv.Python)} -m pip install {package}", run.NextCommand);
    }

    [Fact]
    public void A_linter_of_nodes_is_installed_with_the_packages_of_its_folder()
    {
        FsLintRun run = Run(FsLinter.Eslint);
        run.Folder = "frontend";

        Decide(run, LintReport.Without(FsLintState.NotInstalled));

        Assert.Equal((FsOutcome.Failed, "node.modules/frontend"), (run.Outcome, run.Cause));
        Assert.Equal((LintTexts.NotInNode.With("eslint", "frontend"), LintTexts.NotInNodeRemedy), (run.Summary, run.Remedy));
        Assert.Equal("npm --prefix " + PowerShellQuoting.Quote(Path.Combine(Root, "frontend")) + " ci", run.NextCommand);
    }

    [Fact]
    public void A_missing_environment_is_told_with_its_folder_and_waits_for_being_made()
    {
        FsLintRun run = Decide(Run(), LintReport.Without(FsLintState.NoVirtualEnvironment));

        Assert.Equal((Causes.PythonVenv, LintTexts.NoVenv.With("/opt/env"), LintTexts.NoVenvRemedy), (run.Cause, run.Summary, run.Remedy));
    }

    [Fact]
    public void Where_no_linter_is_chosen_none_is_named()
    {
        FsLintRun run = Run();
        run.Linter = null;

        Decide(run, LintReport.Without(FsLintState.NothingChecked));

        Assert.Equal(("Invoke-FsLint", null), (run.NextCommand, run.Cause));
    }

    [Fact]
    public void The_next_command_finds_the_project_from_elsewhere()
    {
        FsLintRun[] runs = [.. new[] { FsLintState.Crashed, FsLintState.NoLinter, FsLintState.NoVirtualEnvironment }.Select(state =>
        {
            FsLintRun run = Run();
            LintVerdict.Decide(run, LintReport.Without(state), Project(isCurrent: false), new LintRunOptions(null, TimeSpan.FromSeconds(90)));
            return run;
        })];

        Assert.All(runs, static r => Assert.EndsWith(" -LiteralPath /srv/shop", r.NextCommand, StringComparison.Ordinal));
    }

    private static FsLintRun Decide(FsLintRun run, LintReport report)
    {
        LintVerdict.Decide(run, report, Project(), new LintRunOptions("/opt/env", TimeSpan.FromSeconds(90)));
        return run;
    }

    private static FsLintRun Run(FsLinter linter = FsLinter.Flake8, string? detail = null, int? exitCode = null) =>
        new() { Linter = linter, Folder = "backend", ChosenBy = "CI", Detail = detail, ExitCode = exitCode };

    private static FsLintFinding Finding(string path, FsLintSeverity severity) => new() { Path = path, Severity = severity, Text = "x" };

    private static Project Project(bool isCurrent = true) => new(Root, new GitLookup(GitState.NoRepository), new ProjectConfiguration()) { IsCurrent = isCurrent };
}
