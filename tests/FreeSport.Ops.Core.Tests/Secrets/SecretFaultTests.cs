using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>A GitHub that misbehaves: whatever could not be read is never called missing, unused or present.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class SecretFaultTests
{
    private const string Truncated = """{"total_count":2,"secrets":[{"name":"KEY","updated_at":"2026-02-03T04:05:06Z"},{"na""";

    [Theory]
    [InlineData(401, """{"message":"Bad credentials"}""")]
    [InlineData(403, """{"message":"Resource not accessible by personal access token"}""")]
    [InlineData(404, """{"message":"Not Found"}""")]
    [InlineData(500, "")]
    [InlineData(502, "<html>")]
    [InlineData(200, Truncated)]
    [InlineData(200, "<html>login</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"total_count":5,"secrets":[]}""")]
    [InlineData(200, """{"secrets":[]}""")]
    public async Task Whatever_every_list_answers_the_names_come_as_a_list_to_check_by_hand(int status, string body)
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Fails("*", status, body);

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.Equal(["KEY", "vars.REGION"], all.Select(static r => r.Subject));
        Assert.All(all, static r =>
        {
            Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive, FsScope.Partial), (r.State, r.Outcome, r.Scope));
            Assert.Contains("a.yml:6 (deploy)", r.Detail!, StringComparison.Ordinal);
            Assert.NotEmpty(r.Remedy!);
            Assert.NotEmpty(r.NextCommand!);
        });
        Assert.Empty(project.Host.Errors);
        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync()).State);
    }

    [Theory]
    [InlineData("actions/secrets", FsSecretState.Present)]
    [InlineData("actions/organization-secrets", FsSecretState.Present)]
    [InlineData("environments/production/secrets", FsSecretState.Unknown)]
    public async Task Where_one_list_is_refused_what_the_others_have_is_decided(string refused, FsSecretState state)
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Fails(refused, 403, """{"message":"Resource not accessible by personal access token"}""", ("X-Accepted-GitHub-Permissions", "secrets=read"));

        FsSecretComparison key = await project.OneAsync("KEY");

        Assert.Equal(state, key.State);
        if (state == FsSecretState.Unknown)
        {
            Assert.Contains("secrets=read", key.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_environment_that_is_there_but_may_not_be_read_is_not_taken_for_empty()
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Fails(GitHubNames.Environment("production"), 404);

        Assert.Equal(FsSecretState.Unknown, (await project.OneAsync("KEY")).State);
    }

    [Fact]
    public async Task A_rate_limit_that_takes_longer_than_one_waits_is_told_with_its_end()
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Fails("*", 403, """{"message":"You have exceeded a secondary rate limit."}""", ("Retry-After", "3600"));

        FsSecretComparison key = await project.OneAsync("KEY");

        Assert.Equal(FsSecretState.Unknown, key.State);
        Assert.Contains("rate limit", key.Detail!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_thousand_secrets_come_page_by_page()
    {
        string[] names = [.. Enumerable.Range(0, 1000).Select(static i => "S" + i)];
        using ComparisonProject project = new(ComparisonProject.Job("deploy", null, [.. names.Take(150), "vars.V59"]));
        project.GitHub.Has(GitHubNames.Organization, names).Has(GitHubNames.RepositoryVariables, [.. Enumerable.Range(0, 60).Select(static i => "V" + i)]);

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.Equal(151, all.Count(static r => r.State == FsSecretState.Present));
        Assert.Equal(10, project.GitHub.Requests.Count(static r => r.Contains("organization-secrets", StringComparison.Ordinal)));
        Assert.Equal(2, project.GitHub.Requests.Count(static r => r.Contains("actions/variables", StringComparison.Ordinal)));
        Assert.All(project.GitHub.Requests, static r => Assert.StartsWith("GET ", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked_and_the_list_says_why()
    {
        using IDisposable inherited = InheritedEnvironment.Set(("GH_TOKEN", null), ("GITHUB_TOKEN", null), ("GH_ENTERPRISE_TOKEN", null), ("GITHUB_ENTERPRISE_TOKEN", null));
        using ComparisonProject project = Deploying();

        FsSecretComparison key = await project.OneAsync("KEY", null, token: null);

        Assert.Equal((FsSecretState.Unknown, FsSecretScope.Environment), (key.State, key.SecretScope));
        Assert.StartsWith("Test-FsGitHubAccess", key.NextCommand, StringComparison.Ordinal);
        Assert.Empty(project.GitHub.Requests);
    }

    [Fact]
    public async Task Without_a_repository_the_list_says_so()
    {
        using ChecklistProject project = ChecklistProject.Of("name: x\n");
        project.Repository.Write(".github/workflows/a.yml", "on: push\njobs:\n" + ComparisonProject.Job("a", null, "KEY"));
        using OpsSession session = new(project.Host, project.Repository.Path);

        FsSecretComparison key = Assert.Single(await new Core.Steps.Secrets.Comparing.SecretComparison(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(null, null, new(), Cancel.Token));

        Assert.Equal((FsSecretState.Unknown, null), (key.State, key.Repository));
        Assert.StartsWith("git remote add origin", key.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_repository_and_an_environment_that_is_none_end_it()
    {
        using ComparisonProject project = new(ComparisonProject.Job("a", null, "KEY"), "environments: { production: {} }");

        Assert.Equal("EnvironmentUnknown", (await Real.FailureAsync(() => project.CompareAsync("nowhere"))).ErrorId);
        using OpsSession session = new(project.Host, project.Project.Repository.Path);
        Core.Projects.Project loaded = await session.LoadProjectAsync(Cancel.Token);
        OpsFailure invalid = await Real.FailureAsync(() => new Core.Steps.Secrets.Comparing.SecretComparison(session, loaded).RunAsync(null, null, new() { Repository = "no repository" }, Cancel.Token));
        Assert.Equal("GitHubRepositoryInvalid", invalid.ErrorId);
    }

    [Fact]
    public async Task An_environment_with_a_slash_a_bracket_and_cyrillic_is_asked_for_as_one_name()
    {
        const string Name = "прод/a [1]";
        using ComparisonProject project = new(ComparisonProject.Job("deploy", $"'{Name}'", "KEY"));
        project.GitHub.Has(GitHubNames.Environment(Name), "KEY");

        Assert.Equal((FsSecretState.Present, Name), ((await project.OneAsync("KEY", Name)).State, (await project.OneAsync("KEY", Name)).Environment));
    }

    private static ComparisonProject Deploying()
    {
        ComparisonProject project = new(ComparisonProject.Job("deploy", "production", "KEY", "vars.REGION"));
        project.GitHub.Has(GitHubNames.Environment("production"), "KEY").Has(GitHubNames.RepositoryVariables, "REGION");
        return project;
    }
}
