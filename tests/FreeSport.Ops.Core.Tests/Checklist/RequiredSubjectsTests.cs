using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Checklist;

public sealed class RequiredSubjectsTests
{
    [Theory]
    [InlineData(FsChecklistItem.TestsPassed, "production", "unit integration")]
    [InlineData(FsChecklistItem.WorkflowsChecked, "production", ".github/workflows/backend-ci.yml .github/workflows/deploy.yml .github/workflows/frontend-ci.yml .github/workflows/pre-merge-checks.yml")]
    [InlineData(FsChecklistItem.SecretsSynchronized, "production", "CODECOV_TOKEN NEXT_PUBLIC_API_URL PRODUCTION_DEPLOY_PATH PRODUCTION_SERVER_HOST PRODUCTION_SERVER_USER SSH_PRIVATE_KEY vars.PRODUCTION_KNOWN_HOSTS vars.PRODUCTION_URL vars.STAGING_URL")]
    [InlineData(FsChecklistItem.SecretsSynchronized, "staging", "CODECOV_TOKEN vars.STAGING_URL")]
    [InlineData(FsChecklistItem.MonitoringActive, "production", "prometheus alertmanager")]
    [InlineData(FsChecklistItem.MonitoringActive, "staging", "monitoring")]
    [InlineData(FsChecklistItem.DocumentationUpdated, "production", "docs")]
    [InlineData(FsChecklistItem.TeamNotified, "production", "team-slack ops-email")]
    public async Task The_samples_boxes_cover_what_its_files_and_configuration_name(FsChecklistItem item, string environment, string expected)
    {
        Project sample = await Real.LoadAsync(Sources.Sample);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await FindAsync(item, sample, environment));
    }

    [Fact]
    public async Task Without_a_configuration_conventions_hold()
    {
        using TempFolder folder = new();
        folder.Folder("docs");
        Project project = await Real.LoadAsync(folder.Path);

        Assert.Equal(["unit", "integration"], await FindAsync(FsChecklistItem.TestsPassed, project));
        Assert.Equal(["docs"], await FindAsync(FsChecklistItem.DocumentationUpdated, project));
        Assert.Equal(["DevOps"], await FindAsync(FsChecklistItem.TeamNotified, project));
        Assert.Empty(await FindAsync(FsChecklistItem.WorkflowsChecked, project));
        Assert.Equal(["monitoring"], await FindAsync(FsChecklistItem.MonitoringActive, project));
    }

    [Fact]
    public async Task Configured_subjects_replace_the_convention()
    {
        using TempFolder folder = new();
        folder.Write("freesport.ops.yml", "checklist: { TestsPassed: { subjects: [unit, e2e] } }\n");

        Assert.Equal(["unit", "e2e"], await FindAsync(FsChecklistItem.TestsPassed, await Real.LoadAsync(folder.Path)));
    }

    [Theory]
    [InlineData("environment: production", true)]
    [InlineData("environment: { name: PRODUCTION }", true)]
    [InlineData("environment: '${{ inputs.target }}'", true)]
    [InlineData("runs-on: x", true)]
    [InlineData("environment: staging", false)]
    public async Task A_secret_is_needed_where_a_job_that_reads_it_may_run(string job, bool isNeeded)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    " + job + "\n    env: { X: '${{ secrets.Deploy_Key }}', Y: '${{ secrets.GITHUB_TOKEN }}' }\n");

        IReadOnlyList<string> found = await FindAsync(FsChecklistItem.SecretsSynchronized, await Real.LoadAsync(folder.Path));

        Assert.Equal(isNeeded ? ["DEPLOY_KEY"] : [], found);
    }

    [Theory]
    [InlineData("on: push\njobs: [\n")]
    [InlineData("\0")]
    public async Task A_workflow_that_cannot_be_read_keeps_the_secrets_from_being_called_complete(string unreadable)
    {
        using ChecklistProject project = ChecklistProject.Of("environments: { staging: {} }\n");
        project.Repository.Write(".github/workflows/a.yml", "on: push\njobs:\n  a:\n    env: { X: '${{ secrets.KNOWN }}' }\n");
        await project.SayAsync(FsChecklistItem.SecretsSynchronized, FsOutcome.Passed, "KNOWN");
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.SecretsSynchronized, "staging")).State);

        project.Repository.Write(".github/workflows/b.yml", unreadable);

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.SecretsSynchronized, "staging")).State);
    }

    private static Task<IReadOnlyList<string>> FindAsync(FsChecklistItem item, Project project, string environment = "production") =>
        RequiredSubjects.FindAsync(Rooms.Box(item), project, new EnvironmentDefinition(environment, environment == "production"), Cancel.Token);
}
