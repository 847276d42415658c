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

    [Theory]
    [InlineData("TEST_IMAGE: 'ghcr.io/acme/tester:1'", "")]
    [InlineData("E2E_IMAGE: 'ghcr.io/acme/tester:1'", "")]
    [InlineData("IMAGE_FOR_TESTS: 'ghcr.io/acme/tester:1'", "")]
    [InlineData("LATEST_IMAGE: 'ghcr.io/acme/web:1'", "ghcr.io/acme/web:1")]
    [InlineData("CIRCLE_IMAGE: 'ghcr.io/acme/web:1'", "ghcr.io/acme/web:1")]
    public async Task A_variable_that_says_what_its_image_is_for_is_taken_at_its_word(string variable, string images)
    {
        _folder.Write(".github/workflows/ci.yml", $"on: push\nenv:\n  {variable}\njobs: {{ a: {{ runs-on: x, steps: [{{ run: x }}] }} }}\n");

        Assert.Equal(images, await ImagesAsync());
    }

    [Fact]
    public async Task What_is_built_and_not_pushed_lies_in_no_registry()
    {
        _folder.Write(".github/workflows/ci.yml", """
            on: push
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: docker/build-push-action@v6
                    with: { push: false, load: true, target: test, tags: 'ghcr.io/acme/shop:under-test' }
                  - uses: docker/build-push-action@v6
                    with: { push: true, tags: 'ghcr.io/acme/shop:1' }
            """);

        Assert.Equal("ghcr.io/acme/shop:1", await ImagesAsync());
    }

    [Fact]
    public async Task A_service_of_a_profile_for_tests_is_not_the_projects_image()
    {
        _folder.Write("docker-compose.yml", """
            services:
              web: { image: 'ghcr.io/acme/web:1' }
              jobs: { image: 'ghcr.io/acme/jobs:1', profiles: [full, test] }
              bank: { image: 'ghcr.io/acme/fake-bank:2', profiles: [test] }
              browser: { image: 'ghcr.io/acme/browser:2', profiles: ["e2e", "ci"] }
            """);

        Assert.Equal("ghcr.io/acme/jobs:1 ghcr.io/acme/web:1", await ImagesAsync());
    }

    [Fact]
    public async Task What_is_for_tests_stays_so_once_the_proposal_is_the_configuration()
    {
        _folder.Write("docker/docker-compose.test.yml", "services: { db: { image: 'ghcr.io/acme/fake-bank:2' } }\n");
        _folder.Write("docker/docker-compose.yml", "services: { web: { image: 'web:local' } }\n");
        string text = await WriteAsync();

        Assert.DoesNotContain("\nregistry:", text, StringComparison.Ordinal);
        _folder.Write(ProjectConfiguration.FileName, text);
        Assert.Empty(await ImagesAsync());
    }

    [Fact]
    public async Task An_input_of_a_call_is_none_that_a_dispatch_takes()
    {
        Workflow("on: { push: { branches: [main] }, workflow_call: { inputs: { image_tag: { type: string } } } }");

        Assert.DoesNotContain("rollbackInput", await WriteAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_branch_and_one_workflow_of_several_are_told_to_be_a_choice()
    {
        Workflow("on: { push: { branches: [main, develop, 'release/**'] } }", "staging");
        _folder.Write(".github/workflows/frontend.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    environment: staging\n    steps:\n      - run: x\n");

        string text = await WriteAsync();

        Assert.Contains("      workflow: deploy.yml # a guess: frontend.yml names the environment as well\n", text, StringComparison.Ordinal);
        Assert.Contains("      branch: develop # a guess: it starts on main, release/** as well\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'null'", "null")]
    [InlineData("'123'", "123")]
    [InlineData("'~'", "~")]
    [InlineData("'a: b'", "a: b")]
    [InlineData("'#1'", "#1")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("'say \"so\"'", "say \"so\"")]
    [InlineData("'back\\slash'", "back\\slash")]
    [InlineData("боевое", "боевое")]
    [InlineData("'🚀 prod'", "🚀 prod")]
    [InlineData("'true'", "true")]
    [InlineData("'-x'", "-x")]
    [InlineData("'1e3'", "1e3")]
    public async Task Whatever_an_environment_is_called_the_proposal_reads_back(string written, string name)
    {
        Workflow("on: workflow_dispatch", written);

        Assert.Equal(name, Assert.Single(ConfigurationReader.Read(await WriteAsync(), "f", new RecordingHost()).Environments).Name);
    }

    [Fact]
    public async Task One_environment_in_two_spellings_is_one()
    {
        Workflow("on: workflow_dispatch", "Production");
        _folder.Write(".github/workflows/frontend.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    environment: production\n    steps:\n      - run: x\n");

        Assert.Single(ConfigurationReader.Read(await WriteAsync(), "f", new RecordingHost()).Environments);
    }

    private async Task<string> ImagesAsync()
    {
        Project project = await Real.LoadAsync(_folder.Path);
        return string.Join(' ', (await new ProjectImages(project, Real.Git).FindAsync(Cancel.Token)).Select(static i => i.ToString()));
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
