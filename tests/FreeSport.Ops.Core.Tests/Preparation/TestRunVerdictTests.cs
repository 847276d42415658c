using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

/// <summary>What a run of pytest is worth, why, and what to run next, for every way in which it can end.</summary>
public sealed class TestRunVerdictTests : IDisposable
{
    private const string Again = "Invoke-FsTest -Suite unit";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(FsTestRunState.Unaccounted, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.NoTests, FsOutcome.Failed)]
    [InlineData(FsTestRunState.CollectionError, FsOutcome.Failed)]
    [InlineData(FsTestRunState.NoVirtualEnvironment, FsOutcome.Failed)]
    [InlineData(FsTestRunState.PytestMissing, FsOutcome.Failed)]
    [InlineData(FsTestRunState.UnknownSuite, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.TimedOut, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.Killed, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.UnreadableReport, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.UsageError, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.InternalError, FsOutcome.Inconclusive)]
    [InlineData(FsTestRunState.NoReport, FsOutcome.Inconclusive)]
    public void Whatever_ends_otherwise_than_with_a_whole_report_never_passes(FsTestRunState state, FsOutcome outcome)
    {
        FsTestRun run = Decide(state, new FsTestRun { Outcome = FsOutcome.Passed, PassedCount = 5, ExitCode = 0 });

        Assert.Equal((state, outcome), (run.State, run.Outcome));
        Assert.NotEmpty(run.Summary);
        Assert.NotNull(run.Remedy);
    }

    [Fact]
    public void Every_end_has_a_sentence_of_its_own()
    {
        FsTestRun[] runs = [.. Enum.GetValues<FsTestRunState>().Select(s => Decide(s, new FsTestRun()))];

        Assert.Equal(runs.Length, runs.Select(static r => r.Summary).Distinct().Count());
    }

    [Theory]
    [InlineData(FsTestRunState.Completed, null)]
    [InlineData(FsTestRunState.Unaccounted, Again)]
    [InlineData(FsTestRunState.NoTests, Again)]
    [InlineData(FsTestRunState.CollectionError, Again)]
    [InlineData(FsTestRunState.NoVirtualEnvironment, "Test-FsPython")]
    [InlineData(FsTestRunState.UnknownSuite, null)]
    [InlineData(FsTestRunState.TimedOut, Again)]
    [InlineData(FsTestRunState.Killed, Again)]
    [InlineData(FsTestRunState.UnreadableReport, Again)]
    [InlineData(FsTestRunState.UsageError, Again)]
    [InlineData(FsTestRunState.InternalError, Again)]
    [InlineData(FsTestRunState.NoReport, Again)]
    public void The_next_command_is_the_one_that_gets_further(FsTestRunState state, string? command)
    {
        Assert.Equal(command, Decide(state, new FsTestRun { ExitCode = 0, PassedCount = 1 }).NextCommand);
    }

    [Fact]
    public void The_next_command_finds_the_project_from_elsewhere_and_a_suite_with_a_blank()
    {
        FsTestRun run = new() { Suite = "slow ones" };
        TestRunVerdict.Decide(run, FsTestRunState.Killed, Project(isCurrent: false), Options());
        FsTestRun noPython = new() { Suite = "unit" };
        TestRunVerdict.Decide(noPython, FsTestRunState.NoVirtualEnvironment, Project(isCurrent: false), Options());

        string here = " -LiteralPath " + PowerShellQuoting.Quote(_folder.Path);
        Assert.Equal("Invoke-FsTest -Suite 'slow ones'" + here, run.NextCommand);
        Assert.Equal("Test-FsPython" + here, noPython.NextCommand);
    }

    [Fact]
    public void A_pytest_that_is_missing_is_installed_into_the_environment_that_was_named()
    {
        string named = _folder.At("env");
        FsTestRun run = Decide(FsTestRunState.PytestMissing, new FsTestRun(), Options(environment: named));

        string python = VirtualEnvironment.FindOrDefault(Project(), named).Python;
        Assert.Equal($"& {PowerShellQuoting.Quote(python)} -m pip install pytest", run.NextCommand);
        Assert.Equal(Causes.PythonPackages, run.Cause);
        Assert.Contains(named, run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_environment_is_told_with_its_folder_and_waits_for_being_made_or_made_anew()
    {
        string named = _folder.Folder("env");
        FsTestRun missing = Decide(FsTestRunState.NoVirtualEnvironment, new FsTestRun(), Options(environment: named));
        _folder.Write("env/pyvenv.cfg", string.Empty);
        FsTestRun broken = Decide(FsTestRunState.NoVirtualEnvironment, new FsTestRun(), Options(environment: named));

        Assert.Contains(named, missing.Summary, StringComparison.Ordinal);
        Assert.Equal([Causes.PythonVenv, Causes.PythonVenvBroken], [missing.Cause, broken.Cause]);
    }

    [Theory]
    [InlineData(FsTestRunState.Completed)]
    [InlineData(FsTestRunState.NoTests)]
    [InlineData(FsTestRunState.CollectionError)]
    [InlineData(FsTestRunState.UnknownSuite)]
    [InlineData(FsTestRunState.Killed)]
    [InlineData(FsTestRunState.NoReport)]
    public void What_no_environment_mends_waits_for_none(FsTestRunState state) =>
        Assert.Null(Decide(state, new FsTestRun { Cause = "python.venv" }).Cause);

    [Theory]
    [InlineData(null, FsOutcome.Failed)]
    [InlineData("fast", FsOutcome.Inconclusive)]
    public void A_suite_without_tests_fails_and_a_selection_of_ones_own_that_selects_nothing_says_nothing(string? marker, FsOutcome outcome)
    {
        FsTestRun run = Decide(FsTestRunState.NoTests, new FsTestRun { SkippedCount = 17 }, Options(marker));

        Assert.Equal(outcome, run.Outcome);
        Assert.Contains("17", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_that_all_passed_are_a_pass_that_needs_nothing_more()
    {
        FsTestRun run = Decide(FsTestRunState.Completed, new FsTestRun { PassedCount = 31, SkippedCount = 2, ExitCode = 0, Remedy = "old", NextCommand = "old" });

        Assert.Equal((FsOutcome.Passed, null, null), (run.Outcome, run.Remedy, run.NextCommand));
        Assert.Equal(PreparationTexts.Completed.With(31, 0, 2), run.Summary);
    }

    [Theory]
    [InlineData(80, 20, FsOutcome.Passed)]
    [InlineData(79, 21, FsOutcome.Warning)]
    [InlineData(1, 0, FsOutcome.Passed)]
    public void A_suite_passes_with_as_many_skipped_as_it_may_have_and_no_more(int passed, int skipped, FsOutcome outcome)
    {
        FsTestRun run = Completed(new FsTestRun { PassedCount = passed, SkippedCount = skipped }, maxSkipped: 20);

        bool warns = outcome == FsOutcome.Warning;
        Assert.Equal((outcome, null), (run.Outcome, run.NextCommand));
        Assert.Equal(warns ? PreparationTexts.MostlySkipped.With(skipped, 100, 20) : PreparationTexts.Completed.With(passed, 0, skipped), run.Summary);
        Assert.Equal(warns ? PreparationTexts.MostlySkippedRemedy.With("unit") : null, run.Remedy);
    }

    [Fact]
    public void Tests_that_passed_only_when_repeated_are_a_warning()
    {
        FsTestRun run = Completed(new FsTestRun { PassedCount = 9, SkippedCount = 1, RepeatedCount = 2 }, maxSkipped: 10);

        Assert.Equal((FsOutcome.Warning, PreparationTexts.RepeatedRemedy), (run.Outcome, run.Remedy));
        Assert.Equal(PreparationTexts.Completed.With(9, 0, 1) + " " + PreparationTexts.Repeated.With(2), run.Summary);
    }

    [Fact]
    public void Where_most_was_skipped_that_is_told_before_what_was_repeated() =>
        Assert.Equal(PreparationTexts.MostlySkipped.With(9, 10, 20), Completed(new FsTestRun { PassedCount = 1, SkippedCount = 9, RepeatedCount = 1 }, maxSkipped: 20).Summary);

    [Fact]
    public void A_failure_and_a_contradiction_are_told_before_what_was_skipped_or_repeated()
    {
        FsTestRun failed = Completed(new FsTestRun { FailedCount = 1, SkippedCount = 9, RepeatedCount = 1 }, maxSkipped: 20);
        FsTestRun contradicts = Completed(new FsTestRun { PassedCount = 1, SkippedCount = 9, RepeatedCount = 1 }, maxSkipped: 20, exitCode: 1);

        Assert.Equal([FsOutcome.Failed, FsOutcome.Inconclusive], [failed.Outcome, contradicts.Outcome]);
        Assert.Equal([PreparationTexts.Completed.With(0, 1, 9), PreparationTexts.Contradiction.With(1, 1)], [failed.Summary, contradicts.Summary]);
    }

    [Fact]
    public void Tests_that_nobody_can_account_for_are_named()
    {
        FsTestRun run = new() { Suite = "unit", PassedCount = 5, ExitCode = 0 };

        TestRunVerdict.Decide(run, FsTestRunState.Unaccounted, Project(), Options(), maxSkipped: 20, ["test_a did not end", "test_b is not in the report"], account: null);

        Assert.Equal((FsOutcome.Inconclusive, PreparationTexts.UnaccountedRemedy, Again), (run.Outcome, run.Remedy, run.NextCommand));
        Assert.Equal(PreparationTexts.Unaccounted.With("test_a did not end; test_b is not in the report"), run.Summary);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void One_failed_test_fails_the_run_whatever_the_exit_code_and_the_first_failure_is_told(int exitCode)
    {
        FsTestRun run = Decide(FsTestRunState.Completed, new FsTestRun
        {
            PassedCount = 31,
            FailedCount = 1,
            SkippedCount = 2,
            ExitCode = exitCode,
            Cases = [Case("test_a", FsOutcome.Passed, "fine"), Case("test_b", FsOutcome.Failed, "boom\nand more"), Case("test_c", FsOutcome.Failed, "bang")],
        });

        Assert.Equal((FsOutcome.Failed, Again), (run.Outcome, run.NextCommand));
        Assert.Equal(PreparationTexts.Completed.With(31, 1, 2), run.Summary);
        Assert.EndsWith("tests.shop::test_b: boom", run.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(null)]
    public void An_exit_code_that_contradicts_a_report_without_failures_is_no_pass(int? exitCode)
    {
        FsTestRun run = Decide(FsTestRunState.Completed, new FsTestRun { PassedCount = 31, ExitCode = exitCode });

        Assert.Equal((FsOutcome.Inconclusive, Again), (run.Outcome, run.NextCommand));
        Assert.Equal(PreparationTexts.Contradiction.With(31, exitCode), run.Summary);
        Assert.Equal(PreparationTexts.NoReportRemedy, run.Remedy);
    }

    [Fact]
    public void Tests_that_cannot_be_collected_are_told_by_the_first_of_them()
    {
        FsTestRun run = Decide(FsTestRunState.CollectionError, new FsTestRun
        {
            Cases = [Case("test_a", FsOutcome.Skipped, "no"), Case("test_b", FsOutcome.Failed, "ImportError: x\ntrace")],
            Detail = "collecting\nmore",
        });

        Assert.Equal(PreparationTexts.CollectionError.With("tests.shop::test_b: ImportError: x"), run.Summary);
    }

    [Fact]
    public void Tests_that_cannot_be_collected_are_told_by_what_pytest_said_where_no_test_is_named()
    {
        FsTestRun run = Decide(FsTestRunState.CollectionError, new FsTestRun { Cases = [Case("test_a", FsOutcome.Passed, null)], Detail = "collecting failed\nmore" });

        Assert.Equal(PreparationTexts.CollectionError.With("collecting failed"), run.Summary);
    }

    [Theory]
    [InlineData(FsTestRunState.UsageError)]
    [InlineData(FsTestRunState.InternalError)]
    public void What_pytest_itself_complains_of_is_its_last_line_that_says_something(FsTestRunState state)
    {
        FsTestRun told = Decide(state, new FsTestRun { Detail = "usage: pytest\n  error: no such option: --x \n \n" });
        FsTestRun silent = Decide(state, new FsTestRun { Detail = null });
        FsTestRun blank = Decide(state, new FsTestRun { Detail = " \n" });

        string sentence = state == FsTestRunState.UsageError ? PreparationTexts.UsageError : PreparationTexts.InternalError;
        Assert.Equal([sentence.With("error: no such option: --x"), sentence.With(string.Empty), sentence.With(string.Empty)], [told.Summary, silent.Summary, blank.Summary]);
    }

    [Theory]
    [InlineData(FsTestRunState.Killed)]
    [InlineData(FsTestRunState.UnreadableReport)]
    [InlineData(FsTestRunState.NoReport)]
    public void The_exit_code_is_told_where_nothing_else_is(FsTestRunState state) =>
        Assert.Contains("137", Decide(state, new FsTestRun { ExitCode = 137 }).Summary, StringComparison.Ordinal);

    [Fact]
    public void A_run_that_took_too_long_is_told_with_its_limit() =>
        Assert.Equal(PreparationTexts.TimedOut.With(90.0), Decide(FsTestRunState.TimedOut, new FsTestRun()).Summary);

    [Fact]
    public void A_suite_that_nobody_knows_is_named_in_what_to_do()
    {
        FsTestRun run = Decide(FsTestRunState.UnknownSuite, new FsTestRun());

        Assert.Contains("'unit'", run.Summary, StringComparison.Ordinal);
        Assert.Contains("'unit'", run.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static TestRunOptions Options(string? marker = null, string? environment = null) => new(marker, environment, TimeSpan.FromSeconds(90));

    private static FsTestCase Case(string name, FsOutcome outcome, string? message) => new() { ClassName = "tests.shop", Name = name, Outcome = outcome, Message = message };

    private Project Project(bool isCurrent = true) => new(_folder.Path, new GitLookup(GitState.NoRepository), new ProjectConfiguration()) { IsCurrent = isCurrent };

    private FsTestRun Completed(FsTestRun run, int maxSkipped, int exitCode = 0)
    {
        (run.Suite, run.ExitCode) = ("unit", exitCode);
        TestRunVerdict.Decide(run, FsTestRunState.Completed, Project(), Options(), maxSkipped, [], account: null);
        return run;
    }

    private FsTestRun Decide(FsTestRunState state, FsTestRun run, TestRunOptions? options = null)
    {
        run.Suite = "unit";
        TestRunVerdict.Decide(run, state, Project(), options ?? Options());
        return run;
    }
}
