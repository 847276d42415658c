using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>The names that workflows read, through reusable workflows too.</summary>
public sealed class WorkflowNeedsTests
{
    private const string Callee = """
        on:
          workflow_call:
            secrets:
              token: { required: true }
              extra: { required: false }
        jobs:
          use:
            runs-on: x
            env: { A: "${{ secrets.token }}", B: "${{ secrets.extra }}", C: "${{ vars.REGION }}" }

        """;

    [Theory]
    [InlineData("env: { A: '${{ secrets.A }}' }", "A")]
    [InlineData("env: { A: '${{ secrets.A || secrets.B }}' }", "A? B")]
    [InlineData("env: { A: '${{ secrets.A || github.token }}' }", "A?")]
    [InlineData("env: { A: \"${{ secrets.A != '' }}\" }", "A?")]
    [InlineData("env: { A: '${{ secrets.A && secrets.B }}' }", "A B")]
    [InlineData("env: { A: '${{ secrets.GITHUB_TOKEN }}', B: '${{ vars.REGION }}' }", "vars.REGION")]
    [InlineData("environment: production\n    env: { A: '${{ secrets.A }}' }", "A@production")]
    [InlineData("environment: '${{ inputs.to }}'\n    env: { A: '${{ secrets.A }}' }", "A@${{ inputs.to }}")]
    public async Task A_job_needs_what_it_reads(string job, string expected)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    {job}\n");

        Assert.Equal(expected, Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Theory]
    [InlineData("secrets: { token: '${{ secrets.REAL }}' }", "REAL vars.REGION")]
    [InlineData("secrets: { TOKEN: '${{ secrets.REAL }}', extra: '${{ secrets.MORE }}' }", "REAL MORE vars.REGION")]
    [InlineData("secrets: inherit", "token extra vars.REGION")]
    public async Task A_called_workflow_needs_what_its_caller_does_not_pass_on(string secrets, string expected)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", $"on: push\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n    {secrets}\n");
        folder.Write(".github/workflows/callee.yml", Callee);

        Assert.Equal(expected, Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Fact]
    public async Task What_a_caller_neither_passes_on_nor_lets_inherit_is_still_needed()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n");
        folder.Write(".github/workflows/callee.yml", Callee);

        Assert.Equal("token vars.REGION", Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Fact]
    public async Task What_is_passed_on_goes_on_through_a_workflow_that_lets_inherit()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  call:\n    uses: ./.github/workflows/b.yml\n    secrets: { token: '${{ secrets.REAL }}' }\n");
        folder.Write(".github/workflows/b.yml", "on: workflow_call\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n    secrets: inherit\n");
        folder.Write(".github/workflows/callee.yml", Callee);

        Assert.Equal("REAL vars.REGION", Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Fact]
    public async Task A_called_job_in_an_environment_may_have_a_secret_of_its_own_there()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n    secrets: { token: '${{ secrets.REAL }}' }\n");
        folder.Write(".github/workflows/callee.yml", Callee.Replace("runs-on: x", "environment: production", StringComparison.Ordinal));

        Assert.Equal("REAL token?@production extra?@production vars.REGION@production", Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Fact]
    public async Task Workflows_that_call_one_another_in_a_circle_keep_their_names()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: workflow_call\njobs:\n  call:\n    uses: ./.github/workflows/b.yml\n    with: { x: '${{ secrets.A }}' }\n    secrets: inherit\n");
        folder.Write(".github/workflows/b.yml", "on: workflow_call\njobs:\n  call:\n    uses: ./.github/workflows/a.yml\n    with: { x: '${{ secrets.B }}' }\n    secrets: inherit\n");

        Assert.Equal("A B", Needed.Short(await Needed.InAsync(folder), FsSecretSource.Workflow));
    }

    [Theory]
    [InlineData("run: echo ${{ secrets[format('KEY_{0}', matrix.x)] }}", "secrets[format('KEY_{0}', matrix.x)]", 5, 21)]
    [InlineData("run: echo ${{ toJSON(secrets) }}", "secrets", 5, 28)]
    [InlineData("run: echo ${{ vars[inputs.name] }}", "vars[inputs.name]", 5, 21)]
    [InlineData("env: { A: \"${{ secrets[inputs.name] }}\" }", "secrets[inputs.name]", 5, 22)]
    [InlineData("env: { A: '${{ join(secrets.*) }}' }", "secrets.*", 5, 27)]
    public async Task Names_that_are_only_known_at_run_time_are_told_and_keep_the_box_open(string step, string expression, int line, int column)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n    - {step}\n");

        SecretNeeds needs = await Needed.InAsync(folder);

        SecretNeed computed = Assert.Single(needs.Computed);
        Assert.Equal((expression, line, column), (computed.Name, computed.Place.Line, computed.Place.Column));
        Assert.Equal([".github/workflows/a.yml: " + expression], await BoxAsync(folder));
    }

    [Fact]
    public async Task All_secrets_for_a_workflow_of_another_repository_are_told()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs:\n  call:\n    uses: acme/shared/.github/workflows/x.yml@v1\n    secrets: inherit\n");

        Assert.Contains("acme/shared/.github/workflows/x.yml@v1", Assert.Single((await Needed.InAsync(folder)).Computed).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_cannot_be_read_is_told_with_the_reason()
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/a.yml", "on: push\njobs: [\n");

        UnreadableFile unreadable = Assert.Single((await Needed.InAsync(folder)).Unreadable);
        Assert.Equal(".github/workflows/a.yml", unreadable.Path);
        Assert.Equal("WorkflowNotYaml", unreadable.Failure.ErrorId);
    }

    [Fact]
    public async Task The_platforms_workflows_need_what_its_readme_says()
    {
        Project project = await Real.LoadAsync(Sources.RequirePlatform());

        SecretNeeds needs = await SecretNeedsScanner.ScanAsync(project, Cancel.Token);

        Assert.Equal(
            ["CODECOV_TOKEN", "NEXT_PUBLIC_API_URL", "PRODUCTION_DEPLOY_PATH", "PRODUCTION_SERVER_HOST", "PRODUCTION_SERVER_USER", "PRODUCTION_URL", "PUBLIC_REPO_TOKEN", "SSH_PRIVATE_KEY"],
            needs.All.Where(static n => n.Place.Source == FsSecretSource.Workflow).Select(static n => n.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(needs.Computed);
        Assert.Contains(needs.All, static n => n is { Name: "SECRET_KEY", Place: { Path: "docker/docker-compose.prod.yml", Line: 48, NeededBy: "backend", Environment: "production", IsRequired: true } });
        Assert.All(needs.All.Where(static n => n.Name == "ACTIVE_THEME"), static n => Assert.False(n.Place.IsRequired));
    }

    private static async Task<IReadOnlyList<string>> BoxAsync(TempFolder folder) => await RequiredSubjects.FindAsync(
        Rooms.Box(FsChecklistItem.SecretsSynchronized), await Real.LoadAsync(folder.Path), new EnvironmentDefinition("production", IsProduction: true), Cancel.Token);
}
