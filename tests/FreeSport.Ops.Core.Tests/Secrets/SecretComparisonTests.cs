using FreeSport.Ops.Core.Floor.Results;
namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What is needed against what GitHub has: precedence, states, and where to set what is missing.</summary>
public sealed class SecretComparisonTests
{
    [Theory]
    [InlineData("env", FsSecretState.Present, FsSecretScope.Environment)]
    [InlineData("repo", FsSecretState.Present, FsSecretScope.Repository)]
    [InlineData("org", FsSecretState.Present, FsSecretScope.Organization)]
    [InlineData("env repo org", FsSecretState.Present, FsSecretScope.Environment)]
    [InlineData("repo org", FsSecretState.Present, FsSecretScope.Repository)]
    [InlineData("", FsSecretState.Missing, FsSecretScope.Environment)]
    public async Task A_job_in_an_environment_reads_environment_before_repository_before_organization(string where, FsSecretState state, FsSecretScope scope)
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", "production", "KEY"));
        Put(project, where, "KEY");

        FsSecretComparison key = (await project.CompareAsync()).First(static r => r.Name == "KEY" && r.State != FsSecretState.Unused);

        Assert.Equal((state, scope), (key.State, key.SecretScope));
        Assert.Equal(scope == FsSecretScope.Environment ? "production" : null, key.Environment);
        Assert.Equal(scope == FsSecretScope.Organization ? "acme" : null, key.Organization);
        Assert.Equal(state == FsSecretState.Present ? FsOutcome.Passed : FsOutcome.Failed, key.Outcome);
    }

    [Fact]
    public async Task What_lies_only_where_the_job_cannot_read_is_missing_and_it_is_said_where_it_lies()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY"));
        Put(project, "env", "KEY");

        FsSecretComparison key = (await project.CompareAsync()).First(static r => r.State == FsSecretState.Missing);

        Assert.Equal((FsSecretScope.Repository, null), (key.SecretScope, key.Environment));
        Assert.Contains("environment 'production'", key.Summary, StringComparison.Ordinal);
        Assert.Contains("Set-FsSecret KEY -Value (Read-Host -AsSecureString) -LiteralPath", key.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_job_outside_the_environment_is_enough_to_want_it_in_the_repository()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY") + ComparisonProject.Job("deploy", "production", "KEY"));

        FsSecretComparison key = await project.OneAsync("KEY");

        Assert.Equal((FsSecretState.Missing, FsSecretScope.Repository, 2), (key.State, key.SecretScope, key.Places.Length));
        Assert.Equal([("build", 5), ("deploy", 9)], key.Places.Select(static p => (p.NeededBy!, p.Line)));
    }

    [Fact]
    public async Task An_environment_that_is_an_expression_counts_in_each()
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", "'${{ inputs.to }}'", "KEY"));
        project.GitHub.Has(GitHubNames.Environment("production"), "KEY").Has(GitHubNames.Environment("staging"));

        Assert.Equal(FsSecretState.Present, (await project.OneAsync("KEY", "production")).State);
        FsSecretComparison missing = await project.OneAsync("KEY", "staging");
        Assert.Equal((FsSecretState.Missing, FsSecretScope.Environment, "staging"), (missing.State, missing.SecretScope, missing.Environment));
    }

    [Fact]
    public async Task What_lies_in_the_organization_and_is_old_is_set_anew_there()
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", "production", "KEY"), "secrets: { maxAge: 30d }");
        project.GitHub.Has(GitHubNames.Environment("production")).Change(GitHubNames.Organization, "KEY", "2020-01-01T00:00:00Z");

        FsSecretComparison stale = await project.OneAsync("KEY");

        Assert.Equal(FsSecretState.Stale, stale.State);
        Assert.Contains("Set-FsSecret KEY -Organization acme ", stale.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_where_a_secret_is_read_is_told()
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", null, "KEY", "vars.REGION"));
        project.GitHub.Has(GitHubNames.RepositoryVariables, "KEY").Has(GitHubNames.Repository, "REGION");

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.Contains("a variable of this name", all.Single(static r => r.Subject == "KEY" && r.State == FsSecretState.Missing).Summary, StringComparison.Ordinal);
        Assert.Contains("a secret of this name", all.Single(static r => r.Subject == "vars.REGION" && r.State == FsSecretState.Missing).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_is_not_there_is_empty_and_told()
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", "production", "KEY"));

        Assert.Contains("no environment 'production'", (await project.OneAsync("KEY")).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KEY || 'x'", false, FsOutcome.Warning)]
    [InlineData("KEY", true, FsOutcome.Failed)]
    public async Task What_the_workflow_does_without_is_no_failure_and_no_subject_of_the_box(string expression, bool isRequired, FsOutcome outcome)
    {
        using ComparisonProject project = new($"  a:\n    env: {{ A: \"${{{{ secrets.{expression} }}}}\" }}\n");

        FsSecretComparison key = await project.OneAsync("KEY");

        Assert.Equal((FsSecretState.Missing, isRequired, outcome), (key.State, key.IsRequired, key.Outcome));
        Assert.Equal(isRequired, key.ChecklistItem is not null);
        Assert.Equal(isRequired ? ["KEY"] : [], (await project.BoxAsync()).Subjects);
    }

    [Fact]
    public async Task What_nobody_reads_is_unused_but_never_what_the_organization_has_for_others()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY"));
        Put(project, "env repo org", "KEY", "OLD");

        FsSecretComparison[] unused = [.. (await project.CompareAsync()).Where(static r => r.State == FsSecretState.Unused)];

        Assert.Equal(
            [("KEY", FsSecretScope.Environment), ("OLD", FsSecretScope.Repository), ("OLD", FsSecretScope.Environment)],
            unused.Select(static u => (u.Name, u.SecretScope!.Value)).Order());
        Assert.All(unused, static u => Assert.Equal(FsOutcome.Warning, u.Outcome));
        Assert.All(unused, static u => Assert.Null(u.ChecklistItem));
    }

    [Fact]
    public async Task What_another_environment_reads_is_not_unused()
    {
        using ComparisonProject project = new(ComparisonProject.Job("deploy", "staging", "KEY"));
        Put(project, "repo", "KEY");

        Assert.DoesNotContain(await project.CompareAsync("production"), static r => r.State == FsSecretState.Unused);
    }

    [Theory]
    [InlineData("toJSON(secrets)")]
    [InlineData("secrets[matrix.name]")]
    public async Task Where_names_are_computed_nothing_is_called_unused(string expression)
    {
        using ComparisonProject project = new($"  a:\n    env: {{ A: '${{{{ {expression} }}}}' }}\n");
        Put(project, "repo", "KEY");

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.All(all, static r => Assert.Equal((FsSecretState.Unknown, FsOutcome.Inconclusive), (r.State, r.Outcome)));
        Assert.Contains("a.yml:4", all.Single(static r => r.Name == "KEY").Summary, StringComparison.Ordinal);
        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync("staging")).State);
    }

    [Fact]
    public async Task What_the_host_needs_is_shown_and_does_not_count()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY"));
        project.Write("docker-compose.prod.yml", "services: { web: { command: '$DB_PASSWORD $KEY $ON_GITHUB' } }\n");
        Put(project, "repo", "KEY", "ON_GITHUB");

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        FsSecretComparison host = all.Single(static r => r.Name == "DB_PASSWORD");
        Assert.Equal((FsSecretState.NotOnGitHub, FsOutcome.Skipped, null), (host.State, host.Outcome, host.SecretScope));
        Assert.Equal(2, all.Single(static r => r.Name == "KEY").Places.Length);
        FsSecretComparison passedOn = all.Single(static r => r.Name == "ON_GITHUB");
        Assert.Equal((FsSecretState.NotOnGitHub, FsOutcome.Warning), (passedOn.State, passedOn.Outcome));
        Assert.Equal(["KEY"], (await project.BoxAsync()).Subjects);
        Assert.DoesNotContain(await project.CompareAsync("staging"), static r => r.Name == "DB_PASSWORD");
    }

    [Fact]
    public async Task The_configuration_can_say_that_compose_files_are_fed_from_github()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY"), "secrets: { onGitHub: compose, names: [EXTRA] }");
        project.Write("docker-compose.prod.yml", "services: { web: { command: '$DB_PASSWORD' } }\n");
        Put(project, "env", "DB_PASSWORD", "EXTRA");
        Put(project, "repo", "KEY");

        Assert.All(await project.CompareAsync(), static r => Assert.Equal(FsSecretState.Present, r.State));
        Assert.Equal(["DB_PASSWORD", "EXTRA", "KEY"], (await project.BoxAsync()).Subjects);
    }

    [Fact]
    public async Task A_selection_is_recorded_as_a_part_and_a_name_nobody_knows_is_an_error()
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY", "OTHER"));
        Put(project, "repo", "KEY", "OTHER");

        FsSecretComparison one = Assert.Single(await project.CompareAsync(null, GitHubNames.Token, "key", "NOPE"));

        Assert.Equal(("KEY", FsScope.Partial), (one.Name, one.Scope));
        Assert.Equal("SecretUnknown", Assert.Single(project.Host.Errors).ErrorId);
        Assert.Equal(FsChecklistState.Missing, (await project.BoxAsync()).State);
    }

    [Theory]
    [InlineData("KEY=hunter2")]
    [InlineData("hunter2!")]
    public async Task What_cannot_be_a_name_is_not_shown_as_one(string typed)
    {
        using ComparisonProject project = new(ComparisonProject.Job("build", null, "KEY"));
        Put(project, "repo", "KEY");

        await project.CompareAsync(null, GitHubNames.Token, typed);

        OpsFailure told = Assert.Single(project.Host.Errors);
        Assert.Equal("SecretUnknown", told.ErrorId);
        Assert.DoesNotContain("hunter2", told.Message + told.Remedy + told.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_needs_nothing_gets_no_pass()
    {
        using ComparisonProject project = new("  a:\n    runs-on: x\n");

        Assert.Equal(FsOutcome.Inconclusive, Assert.Single(await project.CompareAsync()).Outcome);
    }

    internal static void Put(ComparisonProject project, string where, params string[] names)
    {
        foreach (string place in where.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            project.GitHub.Has(place switch { "env" => GitHubNames.Environment("production"), "org" => GitHubNames.Organization, _ => GitHubNames.Repository }, names);
        }
    }
}
