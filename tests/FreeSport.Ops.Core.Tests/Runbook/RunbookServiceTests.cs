using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;

namespace FreeSport.Ops.Core.Tests.Runbook;

/// <summary>The runbook on a machine that has git and nothing else: an act that happened to be there would clone actions.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class RunbookServiceTests
{
    [Fact]
    public async Task Every_step_that_only_looks_runs_to_the_end_whatever_failed_before()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        sample.Repository.Write(".github/workflows/broken.yml", "on: [\n");

        (FsResult[] results, RecordingHost host) = await RunAsync(sample);

        int looked = results.Count(static r => r.Step == FsStep.Prerequisites);
        Assert.Equal(
            ["docker", "git identity", "git remote", "github", "proxy", "python"],
            results.Take(looked).Select(static r => r.Subject).Where(static s => !s.Contains("127.0.0.1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(4, results.Take(looked).Count(static r => r.Subject.Contains("127.0.0.1", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "unit", "integration", "flake8 backend", ".github/workflows/backend-ci.yml", ".github/workflows/broken.yml",
                ".github/workflows/deploy.yml", ".github/workflows/frontend-ci.yml", ".github/workflows/pre-merge-checks.yml",
            ],
            results.Skip(looked).Take(8).Select(static r => r.Subject));

        // The dry run looks at the same files once more, by act where there is one.
        Assert.Equal(results[(looked + 3)..(looked + 8)].Select(static r => r.Subject), results[(looked + 8)..(looked + 13)].Select(static r => r.Subject));
        Assert.All(results[(looked + 8)..(looked + 13)], static r => Assert.True(r.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive));
        Assert.All(results[(looked + 13)..], static r => Assert.True(r is FsSecretComparison { Outcome: FsOutcome.Inconclusive or FsOutcome.Skipped }));
        Assert.Contains(results[(looked + 13)..], static r => r.Subject == ".github/workflows/broken.yml");
        Assert.Equal(FsOutcome.Failed, results[looked + 4].Outcome);
        Assert.All(results[looked..(looked + 3)], static r => Assert.Equal(FsOutcome.Failed, r.Outcome));
        Assert.All(results[looked..(looked + 2)], static r => Assert.NotNull(r.EvidenceId));
        Assert.True(host.Progress.Last().Completed);
    }

    [Fact]
    public async Task A_project_without_workflows_gets_results_that_are_no_pass()
    {
        using ChecklistProject bare = ChecklistProject.Of("name: x\n");

        (FsResult[] results, _) = await RunAsync(bare);

        FsResult[] workflows = [.. results.Where(static r => r.Step == FsStep.Workflows)];
        Assert.NotEmpty(workflows);
        Assert.All(workflows, static r => Assert.Equal(FsOutcome.Inconclusive, r.Outcome));
        Assert.NotEmpty(workflows[0].Remedy!);
    }

    private static async Task<(FsResult[] Results, RecordingHost Host)> RunAsync(ChecklistProject project)
    {
        Posix.Require();
        using TempFolder path = new();
        File.CreateSymbolicLink(path.At("git"), CommandLine.Find("git")!);
        using IDisposable inherited = InheritedEnvironment.Set(("PATH", path.Path));
        RecordingHost host = new();
        RunbookTally tally = new(host);
        using OpsSession session = new(tally, project.Repository.Path);
        Project loaded = await session.LoadProjectLenientlyAsync(Cancel.Token);

        await new RunbookService(session, tally, loaded, environment: null, ofShell: []).RunAsync(Cancel.Token);

        return ([.. host.Results.OfType<FsResult>()], host);
    }
}
