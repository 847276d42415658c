namespace FreeSport.Ops.Core.Tests.Preparation;

/// <summary>The ways in which a run of pytest ends without saying that everything is well.</summary>
public sealed class PytestEndTests(VirtualEnvironments environments)
{
    [Fact]
    public async Task Tests_that_cannot_be_collected_are_a_failure_that_names_the_file()
    {
        using PytestProject project = PytestProject.Of(environments).Write("tests/unit/test_broken.py", "import no_such_module\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.CollectionError, FsOutcome.Failed, 2), (run.State, run.Outcome, run.ExitCode));
        Assert.Contains("test_broken", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suite_without_a_test_is_a_failure()
    {
        using PytestProject project = PytestProject.Of(environments, "# TODO\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.NoTests, FsOutcome.Failed, 5, 0), (run.State, run.Outcome, run.ExitCode, run.Total));
    }

    [Fact]
    public async Task A_suite_whose_tests_are_all_skipped_is_a_failure()
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\npytestmark = pytest.mark.skip(reason='потом')\ndef test_a(): pass\ndef test_b(): pass\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.NoTests, FsOutcome.Failed, 0, 2), (run.State, run.Outcome, run.ExitCode, run.SkippedCount));
        Assert.Contains('2', run.Summary);
        Assert.Equal("потом", run.Cases[0].Message);
    }

    [Fact]
    public async Task An_expected_failure_is_no_executed_test()
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.NoTests, FsOutcome.Failed), (run.State, run.Outcome));
    }

    [Fact]
    public async Task A_run_that_is_killed_says_so_and_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(environments, "import os\ndef test_a(): os.kill(os.getpid(), 9)\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Killed, FsOutcome.Inconclusive, 137), (run.State, run.Outcome, run.ExitCode));
        Assert.Contains("137", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_stopped_with_its_children_and_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(
            environments,
            "import subprocess, time, pathlib\n"
            + "def test_a():\n"
            + "    child = subprocess.Popen(['sleep', '600'])\n"
            + "    pathlib.Path('child.pid').write_text(str(child.pid) + '.')\n"
            + "    time.sleep(600)\n");
        string number = project.Repository.At("backend/child.pid");
        FsTestRun run;
        TimeSpan patience = TimeSpan.FromSeconds(2);
        do
        {
            patience *= 2;
            run = await project.RunAsync(timeout: patience);
        }
        while (!File.Exists(number));

        Assert.Equal((FsTestRunState.TimedOut, FsOutcome.Inconclusive, null), (run.State, run.Outcome, run.ExitCode));
        Assert.Contains(patience.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture), run.Summary, StringComparison.Ordinal);
        await Until.GoneAsync(int.Parse(File.ReadAllText(number).TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_report_cut_in_half_is_no_verdict_although_pytest_ended_well()
    {
        using PytestProject project = PytestProject.Of(environments).Write(
            "conftest.py",
            """
            import os
            def pytest_unconfigure(config):
                os.truncate(config.option.xmlpath, os.path.getsize(config.option.xmlpath) // 2)
            """);

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.UnreadableReport, FsOutcome.Inconclusive, 0), (run.State, run.Outcome, run.ExitCode));
    }

    [Fact]
    public async Task A_report_that_is_not_there_is_no_verdict_although_pytest_ended_well()
    {
        using PytestProject project = PytestProject.Of(environments).Write("conftest.py", "import os\ndef pytest_unconfigure(config): os.remove(config.option.xmlpath)\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.NoReport, FsOutcome.Inconclusive, 0), (run.State, run.Outcome, run.ExitCode));
    }

    [Fact]
    public async Task A_run_that_ends_itself_in_the_middle_with_a_good_exit_code_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(environments, "import os\ndef test_a(): pass\ndef test_b(): os._exit(0)\ndef test_c(): assert False\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.NoReport, FsOutcome.Inconclusive, 0), (run.State, run.Outcome, run.ExitCode));
    }

    [Fact]
    public async Task An_exit_code_that_contradicts_a_good_report_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(environments).Write("conftest.py", "def pytest_sessionfinish(session): session.exitstatus = 1\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Inconclusive, 1), (run.State, run.Outcome, run.ExitCode));
        Assert.NotNull(run.Remedy);
    }

    [Fact]
    public async Task A_good_exit_code_does_not_hide_a_failure_in_the_report()
    {
        using PytestProject project = PytestProject.Of(environments, "def test_a(): assert False\n").Write("conftest.py", "def pytest_sessionfinish(session): session.exitstatus = 0\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Failed, 0), (run.State, run.Outcome, run.ExitCode));
    }

    [Fact]
    public async Task A_clean_up_that_breaks_fails_the_run()
    {
        using PytestProject project = PytestProject.Of(
            environments, "import pytest\n@pytest.fixture\ndef storage():\n    yield\n    raise RuntimeError('не закрылось')\ndef test_a(storage): pass\ndef test_b(): pass\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Failed, 1), (run.State, run.Outcome, run.ExitCode));
        Assert.Equal((2, 1, 1), (run.Total, run.PassedCount, run.FailedCount));
        Assert.Contains("не закрылось", run.Cases[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_pytest_refuses_is_told_in_its_words()
    {
        using PytestProject project = PytestProject.Of(environments).Write("pytest.ini", "[pytest]\naddopts = --no-such-option\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.UsageError, FsOutcome.Inconclusive, 4), (run.State, run.Outcome, run.ExitCode));
        Assert.Contains("--no-such-option", run.Summary + run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pytest_that_fails_itself_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(environments).Write("conftest.py", "def pytest_runtest_logreport(report): raise RuntimeError('plugin')\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.InternalError, FsOutcome.Inconclusive, 3), (run.State, run.Outcome, run.ExitCode));
    }
}
