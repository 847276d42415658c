using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

/// <summary>A first configuration states what was found, and nothing else as found.</summary>
public sealed class ProjectProposalTests : IDisposable
{
    private readonly TempFolder _folder = new("shop");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("['!main']", "trigger: push")]
    [InlineData("['**', '!main']", "branch: main")]
    [InlineData("[main, '!main']", "branch: main")]
    [InlineData("[main, '!ma*']", "branch: main")]
    [InlineData("['main*']", "main*")]
    [InlineData("['release/**']", "release/")]
    public async Task A_pattern_is_no_branch(string branches, string absent)
    {
        Workflow($"on: {{ push: {{ branches: {branches} }} }}");

        Assert.DoesNotContain(absent, await WriteAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[main]")]
    [InlineData("['!main', main]")]
    [InlineData("['release/**', main]")]
    public async Task A_branch_that_starts_it_is_named(string branches)
    {
        Workflow($"on: {{ push: {{ branches: {branches} }} }}");

        Assert.Contains("      trigger: push\n      branch: main\n", await WriteAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_not_there_is_not_stated()
    {
        Workflow("on: { push: { branches-ignore: [main] } }");

        string text = await WriteAsync();

        Assert.Contains("      # not found: trigger: dispatch\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n      trigger:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_nothing_is_stated()
    {
        string text = await WriteAsync();

        Assert.Empty(text.Split('\n').Where(static l => l.Length > 0 && l.TrimStart()[0] != '#').Except(["name: " + Path.GetFileName(_folder.Path), "paths:"]));
    }

    [Fact]
    public async Task An_environment_whose_name_tells_nothing_gets_the_stricter_rules_and_that_is_said()
    {
        Workflow("on: workflow_dispatch", "eu-west");

        Assert.Contains("  eu-west:\n    kind: production # a guess", await WriteAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_job_tests_with_is_not_the_projects_image()
    {
        _folder.Write(".github/workflows/ci.yml", """
            on: push
            jobs:
              test:
                runs-on: ubuntu-latest
                container: ghcr.io/acme/ci-runner:1
                services:
                  db: { image: 'ghcr.io/acme/postgres-test:15' }
                steps:
                  - uses: docker/build-push-action@v6
                    with: { tags: 'ghcr.io/acme/shop:1' }
            """);
        _folder.Write("docker-compose.test.yml", "services: { db: { image: 'ghcr.io/acme/fake-bank:2' } }\n");
        _folder.Write("docker-compose.yml", $"services: {{ web: {{ image: 'ghcr.io/acme/web@sha256:{new string('a', 64)}' }} }}\n");

        Project project = await Real.LoadAsync(_folder.Path);
        IReadOnlyList<ImageName> images = await new ProjectImages(project, Real.Git).FindAsync(Cancel.Token);

        Assert.Equal(["ghcr.io/acme/shop:1", "ghcr.io/acme/web@sha256:" + new string('a', 64)], images.Select(static i => i.ToString()));
    }

    private void Workflow(string on, string environment = "production") => _folder.Write(
        ".github/workflows/deploy.yml",
        $"{on}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: {environment}\n    steps:\n      - run: ./deploy.sh\n");

    private async Task<string> WriteAsync()
    {
        Project project = await Real.LoadAsync(_folder.Path);
        string text = await new ProjectProposal(project, Real.Git).WriteAsync(Cancel.Token);
        RecordingHost host = new();
        ConfigurationReader.Read(text, "f", host);
        Assert.Empty(host.Warnings);
        return text;
    }
}
