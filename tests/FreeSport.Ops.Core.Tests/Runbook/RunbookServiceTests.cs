using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;
using FreeSport.Ops.Core.Steps.Prerequisites;

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
            [
                "docs", "compose:docker/docker-compose.yml", "compose:production", "compose:staging", "terraform:terraform", "terraform:terraform@production",
                "ansible:ansible@inventory/production.yml", "ansible:ansible@inventory/staging.yml",
            ],
            results.Skip(looked).Where(static r => r.Step == FsStep.Analysis).Select(static r => r.Subject));
        FsResult[] smoke = [.. results.Where(static r => r.Step == FsStep.Validation)];
        Assert.Equal(["staging", "production"], smoke.Select(static r => r.Environment).Distinct());
        Assert.All(smoke, static r => Assert.True(r.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive));
        FsResult[] watched = [.. results.Where(static r => r.Step == FsStep.Monitoring)];
        Assert.Equal(["prometheus", "alertmanager"], watched.OfType<FsMonitoring>().Select(static r => r.Subject));
        Assert.All(watched.OfType<FsMonitoring>(), static r => Assert.NotEqual(FsOutcome.Passed, r.Outcome));
        FsResult[] ofChanges = [.. results.Where(static r => r.Step is FsStep.Planning or FsStep.Documentation)];
        Assert.Equal(["change in staging", "change in production", "window of production", "records of staging", "records of production"], ofChanges.Select(static r => r.Subject));
        Assert.All(ofChanges.Where(static r => r is not FsDeploymentWindow), static r => Assert.Equal(FsOutcome.Skipped, r.Outcome));
        results = [.. results.Where(static r => r.Step is not (FsStep.Planning or FsStep.Documentation or FsStep.Analysis or FsStep.Validation or FsStep.Monitoring))];
        Assert.Equal(
            ["ansible", "docker", "git identity", "git remote", "github", "proxy", "python", "terraform"],
            results.Take(looked).Select(static r => r.Subject).Where(static s => !s.Contains("127.0.0.1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(4, results.Take(looked).Count(static r => r.Subject.Contains("127.0.0.1", StringComparison.Ordinal)));
        Assert.Equal(
            [("pip backend/venv", FsOutcome.Failed), ("npm frontend", FsOutcome.Failed)],
            results.Skip(looked).Take(2).Select(static r => (r.Subject, r.Outcome)));
        looked += 2;
        Assert.Equal(
            [
                "unit", "integration", "flake8 backend", "lint", ".github/workflows/backend-ci.yml", ".github/workflows/broken.yml",
                ".github/workflows/deploy.yml", ".github/workflows/frontend-ci.yml", ".github/workflows/pre-merge-checks.yml",
            ],
            results.Skip(looked).Take(9).Select(static r => r.Subject));

        // The dry run looks at the same files once more, by act where there is one.
        Assert.Equal(results[(looked + 4)..(looked + 9)].Select(static r => r.Subject), results[(looked + 9)..(looked + 14)].Select(static r => r.Subject));
        Assert.All(results[(looked + 9)..(looked + 14)], static r => Assert.True(r.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive));
        Assert.All(results[(looked + 14)..].OfType<FsSecretComparison>(), static r => Assert.True(r.Outcome is FsOutcome.Inconclusive or FsOutcome.Skipped));
        Assert.All(results[(looked + 14)..^1].Where(static r => r is not FsSecretComparison), static r => Assert.Equal(FsStep.Infrastructure, r.Step));
        Assert.Equal(FsStep.Deployment, results[^1].Step);
        Assert.Contains(results[(looked + 14)..], static r => r.Subject == ".github/workflows/broken.yml");
        Assert.Equal(FsOutcome.Warning, results[looked + 3].Outcome);
        Assert.Equal(FsOutcome.Failed, results[looked + 5].Outcome);
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

    [Fact]
    public async Task It_ends_in_a_summary_that_names_what_results_wait_for()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        sample.Repository.Write(".github/workflows/broken.yml", "on: [\n");

        (FsResult[] results, RecordingHost host) = await RunAsync(sample);

        FsRunbookSummary sum = Assert.IsType<FsRunbookSummary>(host.Results.Last());
        Assert.Equal(results.Length + 1, host.Results.Count);
        Assert.Equal(FsOutcome.Failed, sum.Outcome);
        Assert.Equal(results.Length, sum.PassedCount + sum.WarningCount + sum.FailedCount + sum.InconclusiveCount + sum.SkippedCount);
        Assert.Equal(
            [
                ("git.remote", 12), ("python.missing", 5), ("workflow.unreadable/.github/workflows/broken.yml", 3), ("registry.network/127.0.0.1:1", 2),
                ("ssh.missing", 2), ("docker.missing", 1),
            ],
            sum.Causes.Select(static c => (c.Key, c.ResultCount)).Where(static c => c.Key != "git.identity").OrderByDescending(static c => c.ResultCount).ThenBy(static c => c.Key, StringComparer.Ordinal));
        Assert.Equal("git remote add origin git@github.com:OWNER/NAME.git", sum.NextCommands[0]);
        Assert.All(results.Where(static r => r.Outcome == FsOutcome.Failed && r.Step == FsStep.Preparation), static r => Assert.Equal(r.Cause is not null, r.Folded));
    }

    [Fact]
    public async Task Outside_of_a_repository_everything_that_waits_for_one_says_so()
    {
        using TempFolder folder = new();
        Sources.CopySample(folder.Path);

        (FsResult[] results, RecordingHost host) = await RunAsync(folder.Path);

        FsRunbookSummary sum = Assert.IsType<FsRunbookSummary>(host.Results.Last());
        Assert.Equal(("git.repository", 12), (sum.Causes[0].Key, sum.Causes[0].ResultCount));
        Assert.StartsWith("git init ", sum.Causes[0].NextCommand, StringComparison.Ordinal);
        Assert.Equal("git.repository", results.Single(static r => r.Subject == "git remote").Cause);
    }

    [Fact]
    public async Task Who_stops_it_gets_no_summary()
    {
        using ChecklistProject bare = ChecklistProject.Of("name: x\n");
        using CancellationTokenSource stop = new();
        RecordingHost host = new();
        RunbookTally tally = new(host);
        using OpsSession session = new(tally, bare.Repository.Path);
        Project project = await session.LoadProjectLenientlyAsync(Cancel.Token);
        PrerequisiteCheck[] ofShell =
        [
            new("stop", _ =>
            {
                stop.Cancel();
                return Task.FromResult(new FsResult { Outcome = FsOutcome.Passed });
            }),
        ];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rooms.Runbook(session, tally, project, ofShell, NoScripts.Instance, new RunbookOptions()).RunAsync(stop.Token));

        Assert.DoesNotContain(host.Results, static r => r is FsRunbookSummary);
    }

    [Theory]
    [InlineData("a: [\n", "line 2, column 1")]
    [InlineData("paths: 3\n", "line 1, column 8")]
    [InlineData("", "is empty")]
    public async Task A_wrong_configuration_is_one_failed_result_and_nothing_under_it_counts(string configuration, string expected)
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        sample.Repository.Write("freesport.ops.yml", configuration);

        (FsResult[] results, RecordingHost host) = await RunAsync(sample);

        FsResult file = Assert.Single(results, static r => r is { Outcome: FsOutcome.Failed, Cause: "configuration" });
        Assert.Equal("freesport.ops.yml", file.Subject);
        Assert.Contains(expected, file.Summary, StringComparison.Ordinal);
        Assert.Equal(
            ["change", "compose", "deployment", "github", "infrastructure", "integration", "lint", "monitoring", "notifications", "npm", "pip", "python", "records", "registry", "secrets", "servers", "unit"],
            results.Where(static r => r is { Outcome: FsOutcome.Inconclusive, Cause: "configuration" }).Select(static r => r.Subject).Order(StringComparer.Ordinal));
        Assert.Contains(results, static r => r.Subject == "docker");
        Assert.Equal(4, results.Count(static r => r is FsWorkflowCheck { Outcome: FsOutcome.Passed }));
        Assert.All(results, static r => Assert.Null(r.EvidenceId));
        Assert.Empty(host.Errors);
        FsRunbookSummary sum = (FsRunbookSummary)host.Results.Last();
        Assert.Equal((FsOutcome.Failed, "configuration", 18), (sum.Outcome, sum.Causes[0].Key, sum.Causes[0].ResultCount));
    }

    [Fact]
    public async Task A_key_that_nobody_knows_fails_and_the_rest_of_the_file_is_obeyed()
    {
        using ChecklistProject sample = ChecklistProject.OfSample();
        string file = sample.Repository.At("freesport.ops.yml");
        File.WriteAllText(file, "enviroments: {}\n" + File.ReadAllText(file));

        (FsResult[] results, RecordingHost host) = await RunAsync(sample);

        FsResult told = Assert.Single(results, static r => r.Cause == "configuration");
        Assert.Equal(FsOutcome.Failed, told.Outcome);
        Assert.Contains("line 1, column 1", told.Summary, StringComparison.Ordinal);
        Assert.Contains("'enviroments'", told.Summary, StringComparison.Ordinal);
        Assert.Contains(results, static r => r.Subject.StartsWith("deploy@", StringComparison.Ordinal));
        Assert.Empty(host.Warnings);
    }

    private static Task<(FsResult[] Results, RecordingHost Host)> RunAsync(ChecklistProject project) => RunAsync(project.Repository.Path);

    private static async Task<(FsResult[] Results, RecordingHost Host)> RunAsync(string folder)
    {
        Posix.Require();
        using TempFolder path = new();
        File.CreateSymbolicLink(path.At("git"), CommandLine.Find("git")!);
        using IDisposable inherited = InheritedEnvironment.Set(("PATH", path.Path));
        RecordingHost host = new();
        RunbookTally tally = new(host);
        using OpsSession session = new(tally, folder);
        Project loaded = await session.LoadProjectLenientlyAsync(Cancel.Token);

        await Rooms.Runbook(session, tally, loaded, ofShell: [], NoScripts.Instance, new RunbookOptions()).RunAsync(Cancel.Token);

        return ([.. host.Results.OfType<FsResult>()], host);
    }
}
