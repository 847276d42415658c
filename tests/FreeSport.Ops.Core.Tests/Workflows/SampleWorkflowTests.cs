using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Workflows;

/// <summary>The sample's workflows, line for line. Whoever edits them edits the numbers here.</summary>
public sealed class SampleWorkflowTests
{
    [Fact]
    public void The_jobs_of_the_deployment_are_read_with_their_lines_needs_and_environments()
    {
        FsWorkflow deploy = Read("deploy.yml");

        Assert.Equal(("Deploy", FsOutcome.Passed), (deploy.Name, deploy.Outcome));
        Assert.Equal(
            [("setup", LineOf(deploy, "setup:")), ("build", LineOf(deploy, "build:")), ("deploy-production", LineOf(deploy, "deploy-production:"))],
            deploy.Jobs.Select(static j => (j.Id, j.Line)));
        Assert.Equal(["setup", "build"], deploy.Jobs[2].Needs);
        Assert.Equal([null, "production", "production"], deploy.Jobs.Select(static j => j.Environment));
        Assert.Equal([null, LineOf(deploy, "environment: production"), LineOf(deploy, "name: production")], deploy.Jobs.Select(static j => j.EnvironmentLine));
        Assert.Equal(["production"], deploy.Environments);
        Assert.Equal([2, 5, 6], deploy.Jobs.Select(static j => j.StepCount));
        Assert.Equal("needs.setup.outputs.needs_build == 'true'", deploy.Jobs[1].Condition);
        Assert.All(deploy.Jobs, static j => Assert.Equal(["ubuntu-latest"], j.RunsOn));
    }

    [Theory]
    [InlineData("deploy.yml")]
    [InlineData("backend-ci.yml")]
    [InlineData("frontend-ci.yml")]
    [InlineData("pre-merge-checks.yml")]
    public void Every_secret_and_variable_is_found_at_the_place_where_it_stands(string file)
    {
        FsWorkflow workflow = Read(file);

        // The samples write every reference as ${{ context.NAME }}, so a plain search finds them too.
        Assert.Equal(Search(workflow.Path, "${{ secrets."), workflow.Secrets.Select(static r => (r.Name, r.Line, r.Column)));
        Assert.Equal(Search(workflow.Path, "${{ vars."), workflow.Variables.Select(static r => (r.Name, r.Line, r.Column)));
    }

    [Fact]
    public void A_secret_is_told_with_the_job_and_the_environment_that_read_it()
    {
        FsWorkflow deploy = Read("deploy.yml");

        Assert.Equal(
            [
                ("GITHUB_TOKEN", "build", true), ("NEXT_PUBLIC_API_URL", "build", false), ("SSH_PRIVATE_KEY", "deploy-production", false),
                ("PRODUCTION_SERVER_USER", "deploy-production", false), ("PRODUCTION_SERVER_HOST", "deploy-production", false),
                ("PRODUCTION_DEPLOY_PATH", "deploy-production", false), ("GITHUB_TOKEN", "deploy-production", true),
            ],
            deploy.Secrets.Select(static s => (s.Name, s.Job, s.IsAutomatic)));
        Assert.All(deploy.Secrets, static s => Assert.Equal("production", s.Environment));
        Assert.Equal(["setup", "deploy-production", "deploy-production", "deploy-production"], deploy.Variables.Select(static v => v.Job));
    }

    [Fact]
    public void Events_are_read_with_their_filters_and_inputs()
    {
        FsWorkflowTrigger[] deploy = Read("deploy.yml").Triggers;
        FsWorkflowTrigger frontend = Assert.Single(Read("frontend-ci.yml").Triggers);
        FsWorkflowTrigger checks = Assert.Single(Read("pre-merge-checks.yml").Triggers);

        Assert.Equal(["push", "workflow_dispatch"], deploy.Select(static t => t.Event));
        Assert.Equal(["main"], deploy[0].Branches);
        Assert.Equal(["image_tag"], deploy[1].Inputs);
        Assert.Equal(["frontend/**", ".github/workflows/frontend-ci.yml"], frontend.Paths);
        Assert.Equal(["opened", "synchronize", "reopened"], checks.Types);
    }

    private static FsWorkflow Read(string file)
    {
        string path = Path.Combine(Sources.SampleWorkflows, file);
        return WorkflowReader.Read(File.ReadAllText(path), path, ".github/workflows/" + file).Workflow;
    }

    private static int LineOf(FsWorkflow workflow, string text) =>
        1 + Array.FindIndex(File.ReadAllLines(workflow.Path), line => line.Trim() == text);

    private static IEnumerable<(string Name, int Line, int Column)> Search(string path, string opening)
    {
        string[] lines = File.ReadAllLines(path);
        for (int line = 0; line < lines.Length; line++)
        {
            for (int at = lines[line].IndexOf(opening, StringComparison.Ordinal); at >= 0; at = lines[line].IndexOf(opening, at + 1, StringComparison.Ordinal))
            {
                string name = lines[line][(at + opening.Length)..].Split(' ')[0];
                yield return (name, line + 1, at + "${{ ".Length + 1);
            }
        }
    }
}
