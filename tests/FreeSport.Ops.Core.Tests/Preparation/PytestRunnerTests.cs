using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class PytestRunnerTests(VirtualEnvironments environments)
{
    [Fact]
    public async Task An_environment_without_pytest_is_told_with_the_command_that_installs_it()
    {
        using PytestProject project = PytestProject.Of(environments);

        FsTestRun run = await project.RunAsync(environment: environments.Bare);

        Assert.Equal((FsTestRunState.PytestMissing, FsOutcome.Failed), (run.State, run.Outcome));
        Assert.Matches("^& .*python'? -m pip install pytest$", run.NextCommand);
    }

    [Fact]
    public async Task Options_of_the_project_that_read_the_cache_are_taken_and_leave_nothing_behind()
    {
        using PytestProject project = PytestProject.Of(environments);
        project.Write("pytest.ini", "[pytest]\naddopts = --last-failed --failed-first\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Passed), (run.State, run.Outcome));
        Assert.False(Directory.Exists(project.Repository.At("backend/.pytest_cache")));
    }

    [Fact]
    public async Task Without_an_environment_nothing_is_run_and_it_says_where_one_belongs()
    {
        using PytestProject project = PytestProject.Of(environments);

        FsTestRun run = await project.RunAsync(environment: project.Repository.At("backend/venv"));

        Assert.Equal((FsTestRunState.NoVirtualEnvironment, FsOutcome.Failed, null), (run.State, run.Outcome, run.ExitCode));
        Assert.Contains(project.Repository.At("backend/venv"), run.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Test-FsPython ", run.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_projects_own_environment_is_found()
    {
        using PytestProject project = PytestProject.Of(environments);
        string ready = environments.Ready;
        Directory.CreateSymbolicLink(project.Repository.At("backend/.venv"), ready);
        Project loaded = await Real.LoadAsync(project.Repository.Path);

        FsTestRun run = await new PytestRunner(loaded, Real.Processes, Real.Inputs(loaded), project.Host)
            .RunAsync("unit", new TestRunOptions(Marker: null, VirtualEnvironment: null, TimeSpan.FromMinutes(1)), Cancel.Token);

        Assert.Equal(FsOutcome.Passed, run.Outcome);
        Assert.Equal(project.Repository.At("backend/.venv/bin/python"), Assert.Single(run.Tools).Path);
    }

    [Fact]
    public async Task A_python_that_does_not_start_is_a_result_and_not_an_exception()
    {
        Posix.Require();
        using PytestProject project = PytestProject.Of(environments);
        using TempFolder broken = new();
        broken.Write("pyvenv.cfg", "home = /nowhere\n");
        broken.Write("bin/python", "not a program");

        FsTestRun run = await project.RunAsync(environment: broken.Path);

        Assert.NotEqual(FsOutcome.Passed, run.Outcome);
        Assert.NotNull(run.NextCommand);
    }

    [Fact]
    public async Task A_backend_that_is_not_there_is_a_result_and_not_an_exception()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("freesport.ops.yml", "paths: { backend: gone }\ntests: { unit: { paths: [tests] } }\n");
        Project project = await Real.LoadAsync(repository.Path);

        FsTestRun run = await new PytestRunner(project, Real.Processes, Real.Inputs(project), new RecordingHost())
            .RunAsync("unit", new TestRunOptions(Marker: null, environments.Ready, TimeSpan.FromMinutes(1)), Cancel.Token);

        Assert.NotEqual(FsOutcome.Passed, run.Outcome);
        Assert.NotEmpty(run.Summary);
    }

    [Fact]
    public async Task A_suite_that_nothing_describes_is_no_verdict()
    {
        using PytestProject project = PytestProject.Of(environments);

        FsTestRun run = await project.RunAsync("e2e");

        Assert.Equal((FsTestRunState.UnknownSuite, FsOutcome.Inconclusive, "e2e"), (run.State, run.Outcome, run.Subject));
        Assert.Contains("tests/e2e", run.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suite_declared_by_a_marker_runs_what_bears_it()
    {
        using PytestProject project = PytestProject.Of(environments, "import pytest\n@pytest.mark.smoke\ndef test_a(): pass\ndef test_b(): assert False\n")
            .Write("pytest.ini", "[pytest]\naddopts = --strict-markers\nmarkers =\n    smoke: быстрые\n");

        FsTestRun run = await project.RunAsync("smoke");

        Assert.Equal((FsOutcome.Passed, 1, FsScope.Full, "smoke"), (run.Outcome, run.Total, run.Scope, run.Marker));
    }

    [Fact]
    public async Task Options_from_the_environment_cannot_narrow_the_run()
    {
        using PytestProject project = PytestProject.Of(environments, "import os\ndef test_a(): assert 'PYTEST_ADDOPTS' not in os.environ\n");

        Assert.Equal(FsOutcome.Passed, (await project.RunAsync()).Outcome);
    }

    [Fact]
    public async Task What_changes_while_the_tests_run_is_told_and_the_evidence_holds_for_what_was_before()
    {
        using PytestProject project = PytestProject.Of(environments, "import pathlib\ndef test_a(): pathlib.Path('generated.py').write_text('x = 1')\n");
        Project loaded = await Real.LoadAsync(project.Repository.Path);
        FsInput? before = await Real.Inputs(loaded).TakeAsync("backend", Cancel.Token);

        FsTestRun run = await project.RunAsync();

        Assert.Contains("backend", Assert.Single(project.Host.Warnings), StringComparison.Ordinal);
        Assert.Equal(before!.Fingerprint, run.Inputs[0].Fingerprint);
    }

    [Fact]
    public async Task A_backend_that_git_knows_nothing_of_is_tested_in_part()
    {
        using PytestProject project = PytestProject.Of(environments);
        project.Repository.Write(".gitignore", "backend/\n");

        FsTestRun run = await project.RunAsync();

        Assert.Equal((FsOutcome.Passed, FsScope.Partial), (run.Outcome, run.Scope));
        Assert.Contains("backend", Assert.Single(run.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_pytest_and_leaves_no_report_behind()
    {
        using PytestProject project = PytestProject.Of(environments, "import os, pathlib, time\ndef test_a():\n    pathlib.Path('self.pid').write_text(str(os.getpid()) + '.')\n    time.sleep(600)\n");
        string environment = environments.Ready;
        Project loaded = await Real.LoadAsync(project.Repository.Path);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task<FsTestRun> run = new PytestRunner(loaded, Real.Processes, Real.Inputs(loaded), project.Host)
            .RunAsync("unit", new TestRunOptions(Marker: null, environment, TimeSpan.FromMinutes(5)), stop.Token);
        string number = project.Repository.At("backend/self.pid");
        await Until.TrueAsync(() => run.IsCompleted || (File.Exists(number) && File.ReadAllText(number).EndsWith('.')), "the test runs");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Until.GoneAsync(int.Parse(File.ReadAllText(number).TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture));
    }
}
