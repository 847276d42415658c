using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;

namespace FreeSport.Ops.Core.Tests.Runbook;

public sealed class RunbookServiceTests
{
    [Fact]
    public async Task Every_step_that_only_looks_runs_to_the_end_whatever_failed_before()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        sample.Repository.Write(".github/workflows/broken.yml", "on: [\n");
        RecordingHost host = new();
        using OpsSession session = new(host, sample.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);

        await new RunbookService(session, project).RunAsync(Cancel.Token);

        FsResult[] results = [.. host.Results.Cast<FsResult>()];
        Assert.Equal(
            [
                "docker", "python", "unit", "integration", ".github/workflows/backend-ci.yml", ".github/workflows/broken.yml",
                ".github/workflows/deploy.yml", ".github/workflows/frontend-ci.yml", ".github/workflows/pre-merge-checks.yml",
            ],
            results.Take(9).Select(static r => r.Subject));

        // The dry run looks at the same files once more, by act where there is one.
        Assert.Equal(results[4..9].Select(static r => r.Subject), results[9..].Select(static r => r.Subject));
        Assert.Equal(FsOutcome.Failed, results[5].Outcome);
        Assert.Equal([FsOutcome.Failed, FsOutcome.Failed], results[2..4].Select(static r => r.Outcome));
        Assert.All(results[2..4], static r => Assert.NotNull(r.EvidenceId));
        Assert.True(host.Progress.Last().Completed);
    }

    [Fact]
    public async Task A_project_without_workflows_gets_a_result_that_is_no_pass()
    {
        using ChecklistProject bare = ChecklistProject.Of("name: x\n");
        RecordingHost host = new();
        using OpsSession session = new(host, bare.Repository.Path);

        await new RunbookService(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(Cancel.Token);

        FsResult workflows = host.Results.Cast<FsResult>().Single(static r => r.Step == FsStep.Workflows);
        Assert.Equal(FsOutcome.Inconclusive, workflows.Outcome);
        Assert.NotEmpty(workflows.Remedy!);
    }
}
