namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What a comparison records, and how long it ticks the box.</summary>
public sealed class SecretEvidenceTests
{
    [Fact]
    public async Task A_whole_comparison_ticks_the_box_of_its_environment_alone()
    {
        using ComparisonProject project = Deploying();

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.All(all, static r => Assert.Equal(FsSecretState.Present, r.State));
        string id = Assert.Single(all.Select(static r => r.EvidenceId).Distinct())!;
        FsChecklistStatus box = await project.BoxAsync();
        Assert.Equal((FsChecklistState.Done, FsAssurance.Measured), (box.State, box.Assurance));
        Assert.Equal(["KEY", "vars.REGION"], box.Subjects);
        Assert.Equal(id, Assert.Single(box.Evidence).EvidenceId);
        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync("staging")).State);
    }

    [Fact]
    public async Task What_another_repository_has_does_not_tick_the_box_of_this_one()
    {
        using ComparisonProject project = Deploying();
        project.GitHub.IsAnyRepository = true;

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync("acme/other", null, GitHubNames.Token, []);

        Assert.All(all, static r => Assert.Equal((FsSecretState.Present, FsScope.Partial), (r.State, r.Scope)));
        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync()).State);
    }

    [Fact]
    public async Task A_moved_line_keeps_it_fresh_and_another_environment_or_a_new_name_does_not()
    {
        using ComparisonProject project = Deploying();
        await project.CompareAsync();

        project.Write(".github/workflows/a.yml", "# moved\non: push\njobs:\n" + ComparisonProject.Job("deploy", "production", "KEY", "vars.REGION"));
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync()).State);

        project.Write(".github/workflows/a.yml", "on: push\njobs:\n" + ComparisonProject.Job("deploy", null, "KEY", "vars.REGION"));
        FsChecklistStatus moved = await project.BoxAsync();
        Assert.Equal(FsChecklistState.Stale, moved.State);
        Assert.Contains("secrets.KEY", moved.Reason, StringComparison.Ordinal);

        project.Write(".github/workflows/a.yml", "on: push\njobs:\n" + ComparisonProject.Job("deploy", "production", "KEY", "vars.REGION", "ADDED"));
        FsChecklistStatus added = await project.BoxAsync();
        Assert.Equal(FsChecklistState.Missing, added.State);
        Assert.StartsWith("Compare-FsSecret -Environment production", added.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_fails_the_box_until_it_is_set()
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Remove(GitHubNames.Environment("production"), "KEY");
        await project.CompareAsync();
        Assert.Equal(FsChecklistState.Failed, (await project.BoxAsync()).State);

        project.GitHub.Has(GitHubNames.Environment("production"), "KEY");
        await project.CompareAsync();

        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync()).State);
    }

    [Fact]
    public async Task A_change_since_the_last_comparison_shows_once()
    {
        using ComparisonProject project = Deploying();
        await project.CompareAsync();
        project.GitHub.Change(GitHubNames.Environment("production"), "KEY", "2026-05-06T07:08:09Z");

        FsSecretComparison changed = await project.OneAsync("KEY");
        FsChecklistStatus open = await project.BoxAsync();
        FsSecretComparison known = await project.OneAsync("KEY");

        Assert.Equal((FsSecretState.ChangedElsewhere, FsOutcome.Warning), (changed.State, changed.Outcome));
        Assert.Equal(new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc), changed.UpdatedAt);
        Assert.Equal(FsChecklistState.Failed, open.State);
        Assert.Equal(FsSecretState.Present, known.State);
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync()).State);
    }

    [Fact]
    public async Task A_comparison_that_could_not_ask_does_not_forget_what_was_seen_before()
    {
        using ComparisonProject project = Deploying();
        await project.CompareAsync();
        project.GitHub.Fails("*", 503);
        await project.CompareAsync();
        project.GitHub.Mends("*").Change(GitHubNames.Environment("production"), "KEY", "2026-05-06T07:08:09Z");

        Assert.Equal(FsSecretState.ChangedElsewhere, (await project.OneAsync("KEY")).State);
    }

    [Fact]
    public async Task A_secret_older_than_the_project_allows_is_stale_and_a_variable_is_not()
    {
        using ComparisonProject project = Deploying("secrets: { maxAge: 90d }");
        string old = DateTime.UtcNow.AddDays(-91).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        project.GitHub.Change(GitHubNames.Environment("production"), "KEY", old).Change(GitHubNames.RepositoryVariables, "REGION", old);

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        Assert.Equal([("KEY", FsSecretState.Stale), ("REGION", FsSecretState.Present)], all.Select(static r => (r.Name, r.State)));
        Assert.Contains("90", all[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_token_nor_values_of_variables_reach_results_or_ledger()
    {
        using ComparisonProject project = Deploying();
        project.GitHub.Fails(GitHubNames.Organization, 403, $$"""{"message":"no {{GitHubNames.Token}}"}""");

        IReadOnlyList<FsSecretComparison> all = await project.CompareAsync();

        string everything = System.Text.Json.JsonSerializer.Serialize(all) + string.Concat(Directory.EnumerateFiles(project.Project.Repository.At(".git/freesport-ops"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain(GitHubNames.Token, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("\"public\"", everything, StringComparison.Ordinal);
    }

    private static ComparisonProject Deploying(string configuration = "")
    {
        ComparisonProject project = new(ComparisonProject.Job("deploy", "production", "KEY", "vars.REGION"), configuration);
        project.GitHub.Has(GitHubNames.Environment("production"), "KEY").Has(GitHubNames.RepositoryVariables, "REGION");
        return project;
    }
}
