using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class PytestSampleTests(VirtualEnvironments environments)
{
    [Theory]
    [InlineData("unit")]
    [InlineData("integration")]
    public async Task The_samples_suites_pass_in_a_folder_with_a_Russian_name_and_leave_it_clean(string suite)
    {
        using PytestProject project = PytestProject.OfSample(environments, "Мой проект [1]");

        FsTestRun run = await project.RunAsync(suite);

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Passed, 0), (run.State, run.Outcome, run.ExitCode));
        Assert.Equal((suite, suite, FsScope.Full), (run.Suite, run.Subject, run.Scope));
        Assert.True(run.Total > 5, "The sample has more tests than " + run.Total);
        Assert.Equal((run.Total, 0, 0), (run.PassedCount, run.FailedCount, run.SkippedCount));
        Assert.All(run.Cases, c => Assert.StartsWith("tests." + suite, c.ClassName, StringComparison.Ordinal));
        FsInput input = run.Inputs[0];
        Assert.Equal(("backend", FsInputKind.GitContent), (input.Name, input.Kind));
        FsTool pytest = Assert.Single(run.Tools);
        Assert.Equal("pytest", pytest.Name);
        Assert.Matches(@"^\d+\.\d+", pytest.Version);
        Assert.Null(run.NextCommand);
        Assert.Empty(project.Repository.Git("status", "--porcelain", "--ignored"));
        Assert.Empty(project.Host.Warnings);
    }

    [Fact]
    public async Task Parameters_are_shown_in_Russian()
    {
        using PytestProject project = PytestProject.OfSample(environments);

        FsTestRun run = await project.RunAsync("unit");

        Assert.Contains(run.Cases, static c => c.Name.EndsWith("[розница]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_in_the_code_fails_the_run_and_names_the_test()
    {
        using PytestProject project = PytestProject.OfSample(environments);
        string catalog = File.ReadAllText(project.Repository.At("backend/freesport/catalog.py"));
        project.Write("freesport/catalog.py", catalog + "\n\ndef search(products, text):\n    return []\n");

        FsTestRun run = await project.RunAsync("unit");

        Assert.Equal((FsTestRunState.Completed, FsOutcome.Failed, 1), (run.State, run.Outcome, run.ExitCode));
        FsTestCase failed = run.Cases.First(static c => c.Outcome == FsOutcome.Failed);
        Assert.StartsWith("test_search", failed.Name, StringComparison.Ordinal);
        Assert.NotEmpty(failed.Message!);
        Assert.NotEmpty(failed.Detail!);
        Assert.Contains(failed.Name, run.Remedy, StringComparison.Ordinal);
        Assert.Contains("Invoke-FsTest", run.NextCommand, StringComparison.Ordinal);
        Assert.True(run.PassedCount > 0);
    }

    [Fact]
    public async Task A_marker_narrows_the_run_and_makes_it_partial()
    {
        using PytestProject project = PytestProject.OfSample(environments);

        FsTestRun whole = await project.RunAsync("unit");
        FsTestRun none = await project.RunAsync("unit", marker: "integration");
        FsTestRun part = await project.RunAsync("unit", marker: "unit");

        Assert.Equal((FsOutcome.Inconclusive, FsTestRunState.NoTests, FsScope.Partial), (none.Outcome, none.State, none.Scope));
        Assert.Equal((FsOutcome.Passed, whole.Total, FsScope.Partial), (part.Outcome, part.Total, part.Scope));
        Assert.Equal("(unit) and (unit)", part.Marker);
        Assert.Contains("unit", Assert.Single(part.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_is_shown_as_it_goes()
    {
        using PytestProject project = PytestProject.OfSample(environments);

        FsTestRun run = await project.RunAsync("unit");

        OpsProgress[] progress = [.. project.Host.Progress];
        Assert.Equal(run.Total + 1, progress.Length);
        Assert.Contains("tests/unit/", progress[0].Status, StringComparison.Ordinal);
        Assert.Equal(100, progress[^2].Percent);
        Assert.True(progress[^1].Completed);
    }
}
