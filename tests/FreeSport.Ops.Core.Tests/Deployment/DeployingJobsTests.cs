using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>A run that GitHub calls a success passes only by the jobs that change its environment.</summary>
public sealed class DeployingJobsTests
{
    private const string Release = """
        jobs:
          setup: { steps: [{ run: "true" }] }
          build:
            environment: ${{ needs.setup.outputs.environment }}
            steps: [{ uses: actions/checkout@v7 }, { uses: docker/build-push-action@v7 }]
          deploy-staging: { environment: staging, steps: [{ run: ./deploy }] }
          deploy-production: { environment: { name: production, url: "https://shop.example" }, steps: [{ run: ./deploy }] }
        """;

    private const string Matrix = """
        jobs:
          deploy-production:
            environment: production
            strategy: { matrix: { region: [eu, us] } }
            steps: [{ run: ./deploy }]
          report: { name: "deploy-production (summary)", steps: [{ run: "true" }] }
        """;

    private const string Named = """
        jobs:
          roll-out:
            name: Roll out ${{ matrix.region }} now
            environment: Production
            strategy: { matrix: { region: [eu, us] } }
            steps: [{ run: ./deploy }]
        """;

    private const string Calling = """
        jobs:
          test: { steps: [{ run: "true" }] }
          staging: { uses: ./.github/workflows/release.yml, with: { target: staging } }
          release: { uses: ./.github/workflows/release.yml, with: { target: production }, strategy: { matrix: { region: [eu, us] } } }
        """;

    private const string Called = """
        on: { workflow_call: { inputs: { target: { type: string } } } }
        jobs:
          prepare: { steps: [{ run: "true" }] }
          deploy: { environment: "${{ inputs.target }}", steps: [{ run: ./deploy }] }
        """;

    private const string Foreign = """
        jobs:
          release: { uses: acme/pipelines/.github/workflows/release.yml@v2 }
        """;

    private const string Unguarded = """
        jobs:
          test: { steps: [{ run: "true" }] }
          deploy: { steps: [{ run: ./deploy }] }
        """;

    [Theory]
    [InlineData(Release, "setup:success build:success deploy-staging:skipped deploy-production:success", FsOutcome.Passed)]
    [InlineData(Release, "setup:success build:skipped deploy-staging:skipped deploy-production:success", FsOutcome.Passed)]
    [InlineData(Release, "setup:success build:success deploy-staging:success deploy-production:skipped", FsOutcome.Inconclusive)]
    [InlineData(Release, "setup:success build:success deploy-staging:success", FsOutcome.Inconclusive)]
    [InlineData(Release, "setup:success build:success deploy-production:failure", FsOutcome.Failed)]
    [InlineData(Release, "setup:success build:success deploy-production:cancelled", FsOutcome.Failed)]
    [InlineData(Release, "setup:success build:success deploy-production:timed_out", FsOutcome.Failed)]
    [InlineData(Release, "setup:success build:success deploy-production:neutral", FsOutcome.Inconclusive)]
    [InlineData(Release, "setup:success build:success deploy-production-notes:success", FsOutcome.Inconclusive)]
    [InlineData(Release, "setup:failure build:success deploy-production:success", FsOutcome.Passed)]
    [InlineData(Matrix, "deploy-production (eu):success|deploy-production (us):success|deploy-production (summary):success", FsOutcome.Passed)]
    [InlineData(Matrix, "deploy-production (eu):success|deploy-production (us):failure", FsOutcome.Failed)]
    [InlineData(Matrix, "deploy-production (eu):success|deploy-production (us):skipped", FsOutcome.Warning)]
    [InlineData(Matrix, "deploy-production:skipped|deploy-production (summary):success", FsOutcome.Inconclusive)]
    [InlineData(Matrix, "deploy-production (eu):success|deploy-production (summary):failure", FsOutcome.Passed)]
    [InlineData(Named, "Roll out eu now:success|Roll out us now:success", FsOutcome.Passed)]
    [InlineData(Named, "Roll out eu now:success|Roll out us now:failure", FsOutcome.Failed)]
    [InlineData(Named, "Roll out eu later:success", FsOutcome.Inconclusive)]
    [InlineData(Calling, "test:success|staging / prepare:success|staging / deploy:failure|release (eu) / prepare:success|release (eu) / deploy:success|release (us) / deploy:success", FsOutcome.Passed)]
    [InlineData(Calling, "test:success|staging / deploy:success|release (eu) / deploy:success|release (us) / deploy:failure", FsOutcome.Failed)]
    [InlineData(Calling, "test:success|staging / deploy:success|release:skipped", FsOutcome.Inconclusive)]
    [InlineData(Calling, "test:success|staging / deploy:success", FsOutcome.Inconclusive)]
    [InlineData(Calling, "test:success|deploy:success", FsOutcome.Inconclusive)]
    [InlineData(Foreign, "release / build:success|release / deploy:failure", FsOutcome.Failed)]
    [InlineData(Foreign, "release / build:success|release / deploy:success", FsOutcome.Passed)]
    [InlineData(Foreign, "release:skipped", FsOutcome.Inconclusive)]
    [InlineData(Unguarded, "test:success deploy:success", FsOutcome.Passed)]
    [InlineData(Unguarded, "test:success deploy:failure", FsOutcome.Failed)]
    [InlineData(Unguarded, "test:success deploy:skipped", FsOutcome.Warning)]
    public async Task A_green_run_is_what_its_deploying_jobs_are(string workflow, string jobs, FsOutcome outcome)
    {
        FsGitHubDeployment run = Run(jobs);

        RunVerdict.Decide(run, await JobsAsync(workflow));

        Assert.Equal(outcome, run.Outcome);
    }

    [Theory]
    [InlineData("success", FsOutcome.Passed)]
    [InlineData("failure", FsOutcome.Failed)]
    public async Task A_leg_whose_name_GitHub_cut_off_is_a_leg(string second, FsOutcome outcome)
    {
        string Leg(char region) => "deploy-production (" + new string(region, 78) + "...";
        FsGitHubDeployment run = Run($"{Leg('a')}:success|{Leg('b')}:{second}");

        RunVerdict.Decide(run, await JobsAsync(Matrix));

        Assert.Equal(outcome, run.Outcome);
    }

    [Fact]
    public async Task What_failed_under_continue_on_error_is_named()
    {
        FsGitHubDeployment run = Run("setup:success build:success deploy-production:failure");

        RunVerdict.Decide(run, await JobsAsync(Release));

        Assert.Contains("deploy-production", run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_names_other_environments_alone_deployed_nothing_here()
    {
        FsGitHubDeployment run = Run("deploy-staging:success");
        run.Environment = "production";

        RunVerdict.Decide(run, await DeclaredIn.WorkflowAsync("jobs: { deploy-staging: { environment: staging } }", "production"));

        Assert.Equal(FsOutcome.Inconclusive, run.Outcome);
        Assert.Contains("production", run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy-production:success", false)]
    [InlineData("", true)]
    public async Task Without_the_workflow_or_the_jobs_nothing_passes(string jobs, bool isRead)
    {
        FsGitHubDeployment run = Run(jobs);

        RunVerdict.Decide(run, isRead ? await JobsAsync(Release) : null);

        Assert.Equal(FsOutcome.Inconclusive, run.Outcome);
        Assert.NotNull(run.Remedy);
    }

    [Theory]
    [InlineData(Release, "setup:success build:failure deploy-staging:skipped deploy-production:skipped", false)]
    [InlineData(Release, "setup:success build:failure", null)]
    [InlineData(Release, "setup:success build:success deploy-production:failure!", true)]
    [InlineData(Release, "setup:success build:success deploy-production:failure", null)]
    [InlineData(Release, "setup:success build:success deploy-production:cancelled", false)]
    [InlineData(Matrix, "deploy-production (eu):success!|deploy-production (us):failure!", true)]
    [InlineData(Matrix, "deploy-production (eu):skipped|deploy-production (us):success!", true)]
    [InlineData(Calling, "test:failure|staging:skipped|release:skipped", false)]
    [InlineData(Calling, "test:success|release (eu) / deploy:failure!", true)]
    [InlineData(Calling, "test:failure", null)]
    [InlineData(Foreign, "release / prepare:failure!", true)]
    [InlineData(Unguarded, "test:failure! deploy:skipped", true)]
    public async Task Whether_the_environment_was_touched_is_said_only_when_it_is_known(string workflow, string jobs, bool? touched) =>
        Assert.Equal(touched, (await JobsAsync(workflow)).HasBegun(Run(jobs)));

    [Fact]
    public async Task A_job_that_builds_and_deploys_is_one_that_deploys()
    {
        EnvironmentJobs jobs = await DeclaredIn.WorkflowAsync("jobs: { all: { environment: production, steps: [{ uses: docker/build-push-action@v7 }, { run: ./deploy }] }, check: { environment: production, steps: [{ run: curl }] } }", "production");

        Assert.Equal(["all", "check"], jobs.Names);
    }

    [Fact]
    public async Task A_workflow_that_calls_itself_ends() =>
        Assert.NotEmpty((await DeclaredIn.WorkflowAsync("jobs: { a: { uses: ./.github/workflows/a.yml } }", "production", (".github/workflows/a.yml", "jobs: { a: { uses: ./.github/workflows/a.yml } }"))).Names);

    private static Task<EnvironmentJobs> JobsAsync(string workflow) => DeclaredIn.WorkflowAsync(workflow, "production", (".github/workflows/release.yml", Called));

    // name:conclusion, with "!" where steps of it ran.
    private static FsGitHubDeployment Run(string jobs) => new()
    {
        RunId = 1,
        Workflow = "deploy.yml",
        Commit = new string('a', 40),
        Status = FsRunStatus.Completed,
        Conclusion = FsRunConclusion.Success,
        Jobs =
        [
            .. jobs.Split(jobs.Contains('|', StringComparison.Ordinal) || jobs.Contains("now:", StringComparison.Ordinal) || jobs.Contains("later:", StringComparison.Ordinal) || jobs.Contains(" / ", StringComparison.Ordinal) ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static text => text.Split(':'))
                .Select(static parts => new FsDeploymentJob
                {
                    Name = parts[0],
                    Status = FsRunStatus.Completed,
                    Conclusion = Core.Floor.GitHub.RunWords.Conclusion(parts[1].TrimEnd('!')),
                    Steps = parts[1].EndsWith('!') ? [new FsDeploymentStep { Number = 1, Name = "Set up job", Conclusion = FsRunConclusion.Success }] : [],
                }),
        ],
    };
}
