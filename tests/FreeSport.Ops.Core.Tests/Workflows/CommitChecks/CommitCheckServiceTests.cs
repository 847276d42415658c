using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

namespace FreeSport.Ops.Core.Tests.Workflows.CommitChecks;

/// <summary>Green counts only for the files it looked at, and ticks the box as independent evidence.</summary>
public sealed class CommitCheckServiceTests : IDisposable
{
    private const string Configuration = """
        tests:
          unit: { paths: [tests/unit], checks: "unit (*)" }
          integration: { paths: [tests/integration], checks: [integration, migrations] }
        environments:
          production: { deployment: { target: github, branch: main } }
        """;

    private readonly ScriptedGitHub _github = new();
    private readonly ChecklistProject _project;

    public CommitCheckServiceTests()
    {
        _project = ChecklistProject.Of(Configuration + OnGitHub("acme/shop"));
        _github.At($"commits/{Head}/pulls", Array.Empty<object>()).At("rules/branches/main", Array.Empty<object>());
    }

    private string Head => _project.Repository.Git("rev-parse", "HEAD");

    public void Dispose()
    {
        _project.Dispose();
        _github.Dispose();
    }

    [Fact]
    public async Task Green_checks_of_this_commit_tick_the_box_independently()
    {
        Green(Head, "unit (3.11)", "unit (3.12)", "integration", "migrations");

        FsResult[] results = await AskAsync();

        Assert.Equal(["unit|Passed|True", "integration|Passed|True"], Suites(results));
        FsChecklistStatus box = await _project.BoxAsync(environment: "production");
        Assert.Equal((FsChecklistState.Done, FsAssurance.Independent, Head), (box.State, box.Assurance, box.Commit));
    }

    [Fact]
    public async Task The_word_of_CI_holds_whatever_lies_uncommitted_elsewhere_and_ends_with_the_files()
    {
        Green(Head, "unit (3.12)", "integration", "migrations");
        _project.Repository.Write("notes.txt", "мелочь\n");
        await AskAsync();

        Assert.Equal(FsChecklistState.Done, (await _project.BoxAsync(environment: "production")).State);
        _project.Repository.Write("backend/a.py", "a = 2\n");
        Assert.Equal(FsChecklistState.Stale, (await _project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task A_forks_green_checks_tick_nothing()
    {
        Green(Head, "unit (3.12)", "integration", "migrations");
        _project.Repository.Write("freesport.ops.yml", Configuration + OnGitHub("acme/upstream"));

        Assert.Equal(["unit|Passed|False", "integration|Passed|False"], Suites(await AskAsync()));
        Assert.Equal(FsChecklistState.Missing, (await _project.BoxAsync(environment: "production")).State);
        Assert.Contains("not the project's repository", Assert.Single(_project.Host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_that_changed_makes_the_word_stale()
    {
        Green(Head, "unit (3.12)", "integration", "migrations");
        await AskAsync();

        _project.Repository.Write("freesport.ops.yml", Configuration.Replace("migrations", "schema", StringComparison.Ordinal) + OnGitHub("acme/shop"));
        _project.Repository.Commit("another mapping");

        Assert.Equal(FsChecklistState.Stale, (await _project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task A_mapping_that_is_not_committed_ticks_no_box_of_production()
    {
        _project.Repository.Write("freesport.ops.yml", Configuration.Replace("\"unit (*)\"", "lint", StringComparison.Ordinal).Replace("[integration, migrations]", "lint", StringComparison.Ordinal) + OnGitHub("acme/shop"));
        Green(Head, "lint");

        Assert.Equal(["unit|Passed|True", "integration|Passed|True"], Suites(await AskAsync()));
        Assert.Equal(FsChecklistState.Stale, (await _project.BoxAsync(environment: "production")).State);
    }

    [Theory]
    [InlineData("completed", "failure", "Failed")]
    [InlineData("completed", "timed_out", "Failed")]
    [InlineData("completed", "startup_failure", "Failed")]
    [InlineData("completed", "skipped", "Skipped")]
    [InlineData("completed", "cancelled", "Inconclusive")]
    [InlineData("completed", "neutral", "Inconclusive")]
    [InlineData("completed", "a_new_word", "Inconclusive")]
    [InlineData("in_progress", null, "Inconclusive")]
    [InlineData("waiting", null, "Inconclusive")]
    public async Task Nothing_but_success_is_green(string status, string? conclusion, string outcome)
    {
        Checks(Head, Run("unit (3.12)", status: status, conclusion: conclusion), Run("integration"), Run("migrations"));

        FsResult[] results = await AskAsync();

        Assert.Equal(outcome, results.OfType<FsCommitCheck>().Single(static c => c.Name == "unit (3.12)").Outcome.ToString());
        Assert.NotEqual(FsOutcome.Passed, results.OfType<FsCommitSuite>().First().Outcome);
        Assert.NotEqual(FsChecklistState.Done, (await _project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task What_is_not_decided_does_not_stand_over_what_was_measured_here()
    {
        await _project.RecordAsync("unit");
        await _project.RecordAsync("integration");
        Checks(Head, Run("unit (3.12)", status: "in_progress", conclusion: null));

        FsResult[] results = await AskAsync();

        Assert.All(results, static r => Assert.Null(r.EvidenceId));
        Assert.Equal(FsChecklistState.Done, (await _project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task A_missing_check_of_a_suite_is_no_pass()
    {
        Green(Head, "unit (3.12)", "integration");

        FsResult[] results = await AskAsync();

        FsCommitSuite integration = results.OfType<FsCommitSuite>().Last();
        Assert.Equal(FsOutcome.Inconclusive, integration.Outcome);
        Assert.Contains("migrations", integration.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_green_run_of_a_merge_with_another_base_does_not_count()
    {
        string head = Head;
        _project.Repository.Git("switch", "-q", "-c", "base", "HEAD~0");
        _project.Repository.Write("backend/b.py", "b = 1\n");
        _project.Repository.Commit("the base moved on");
        string moved = Head;
        _project.Repository.Git("switch", "-q", "main");
        _github.At($"commits/{head}/pulls", new[] { Pull(head, moved) });
        Checks(head, Run("unit (3.12)", suite: 7));
        _github.At("actions/runs", new { total_count = 1, workflow_runs = new[] { new { id = 1, check_suite_id = 7, @event = "pull_request", path = ".github/workflows/ci.yml" } } });

        FsCommitCheck check = (await AskAsync()).OfType<FsCommitCheck>().Single();

        Assert.False(check.IsSameTree);
        Assert.Equal(FsOutcome.Inconclusive, check.Outcome);
        Assert.Equal(("pull_request", ".github/workflows/ci.yml"), (check.Event, check.Workflow));
    }

    [Fact]
    public async Task A_green_run_of_a_pull_request_that_holds_its_base_counts()
    {
        string below = Head;
        _project.Repository.Write("backend/b.py", "b = 1\n");
        _project.Repository.Commit("the change");
        _github.At($"commits/{Head}/pulls", new[] { Pull(Head, below) });
        Checks(Head, Run("unit (3.12)", suite: 7));
        _github.At("actions/runs", new { total_count = 1, workflow_runs = new[] { new { id = 1, check_suite_id = 7, @event = "pull_request", path = ".github/workflows/ci.yml" } } });

        Assert.True((await AskAsync()).OfType<FsCommitCheck>().Single().IsSameTree);
    }

    [Theory]
    [InlineData("pull_request_target")]
    [InlineData("pull_request")]
    public async Task A_run_that_may_have_seen_other_files_is_not_of_these_files(string started)
    {
        Checks(Head, Run("unit (3.12)", suite: 7));
        _github.At("actions/runs", new { total_count = 1, workflow_runs = new[] { new { id = 1, check_suite_id = 7, @event = started, path = ".github/workflows/ci.yml" } } });

        Assert.False((await AskAsync()).OfType<FsCommitCheck>().Single().IsSameTree);
    }

    [Fact]
    public async Task Checks_of_the_pull_requests_head_count_when_the_merge_has_the_same_tree()
    {
        string below = Head;
        _project.Repository.Git("switch", "-q", "-c", "feature");
        _project.Repository.Write("backend/b.py", "b = 1\n");
        _project.Repository.Commit("the change");
        string feature = Head;
        _project.Repository.Git("switch", "-q", "main");
        _project.Repository.Git("merge", "-q", "--no-ff", "-m", "merge", "feature");
        string merge = Head;
        _github.At($"commits/{merge}/pulls", new[] { Pull(feature, below) });
        Checks(merge);
        Checks(feature, Run("unit (3.12)"), Run("integration"), Run("migrations"));

        FsResult[] results = await AskAsync();

        Assert.Equal(["unit|Passed|True", "integration|Passed|True"], Suites(results));
        Assert.All(results.OfType<FsCommitCheck>(), c => Assert.Equal((merge, feature), (c.Commit, c.CheckedCommit)));
    }

    [Fact]
    public async Task What_the_branch_asks_for_and_did_not_run_is_told()
    {
        Green(Head, "unit (3.12)");
        _github.At("rules/branches/main", new object[]
        {
            new { type = "deletion" },
            new { type = "required_status_checks", parameters = new { required_status_checks = new[] { new { context = "e2e" }, new { context = "unit (3.12)" } } } },
        });
        _github.At("branches/main", new { name = "main", protection = new { required_status_checks = new { contexts = new[] { "legacy/ci" } } } });

        FsCommitCheck[] required = [.. (await AskAsync()).OfType<FsCommitCheck>().Where(static c => c.IsRequired)];

        Assert.Equal(["e2e|Inconclusive", "legacy/ci|Inconclusive", "unit (3.12)|Passed"], required.Select(static c => $"{c.Name}|{c.Outcome}"));
    }

    [Fact]
    public async Task Commit_statuses_count_too()
    {
        Checks(Head, Run("integration"));
        _github.At($"commits/{Head}/status", new { state = "failure", statuses = new[] { new { context = "unit (jenkins)", state = "success" }, new { context = "migrations", state = "error" } } });

        Assert.Equal(["unit|Passed|True", "integration|Failed|True"], Suites(await AskAsync()));
    }

    [Fact]
    public async Task What_commit_statuses_alone_say_is_told_to_be_no_more_than_that()
    {
        Checks(Head, Run("integration"), Run("migrations"));
        _github.At($"commits/{Head}/status", new { state = "success", statuses = new[] { new { context = "unit (jenkins)", state = "success" } } });

        FsCommitSuite[] suites = [.. (await AskAsync()).OfType<FsCommitSuite>()];

        Assert.EndsWith("Anyone who may write to the repository can post them.", suites[0].Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("post them", suites[1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 7, "failure", "success", "Failed")]
    [InlineData(7, 7, "success", "failure", "Failed")]
    [InlineData(7, 8, "failure", "success", "Failed")]
    [InlineData(7, 8, "success", "failure", "Failed")]
    [InlineData(7, 8, "timed_out", "success", "Failed")]
    [InlineData(7, 8, "success", "cancelled", "Inconclusive")]
    [InlineData(7, 8, "cancelled", "success", "Passed")]
    [InlineData(7, 8, "skipped", "success", "Passed")]
    [InlineData(7, 8, "success", "success", "Passed")]
    public async Task Of_two_checks_of_one_name_the_worse_counts_and_not_the_newer(int first, int second, string older, string newer, string outcome)
    {
        Checks(Head, Run("unit (3.12)", conclusion: older, suite: first), Run("unit (3.12)", conclusion: newer, suite: second), Run("integration"), Run("migrations"));
        _github.At("actions/runs", new
        {
            total_count = 2,
            workflow_runs = new[] { first, second }.Distinct().Select(static (suite, i) => new { id = i + 1, check_suite_id = suite, @event = "push", path = ".github/workflows/ci.yml", status = "completed" }).ToArray(),
        });

        FsCommitSuite unit = (await AskAsync()).OfType<FsCommitSuite>().First();

        Assert.Equal(outcome, unit.Outcome.ToString());
        Assert.Equal(outcome == "Passed", (await _project.BoxAsync(environment: "production")).State == FsChecklistState.Done);
    }

    [Theory]
    [InlineData("queued", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("in_progress", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("waiting", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("completed", "2026-11-20T11:00:00Z", "Passed")]
    [InlineData("in_progress", "2026-11-20T10:00:00Z", "Passed")]
    public async Task A_run_begun_anew_is_not_its_old_success(string status, string began, string outcome)
    {
        Checks(Head, Run("unit (3.12)", suite: 7), Run("integration"), Run("migrations"));
        _github.At("actions/runs", new { total_count = 1, workflow_runs = new[] { new { id = 1, check_suite_id = 7, @event = "push", path = ".github/workflows/ci.yml", status, run_attempt = 2, run_started_at = began } } });

        Assert.Equal(outcome, (await AskAsync()).OfType<FsCommitSuite>().First().Outcome.ToString());
    }

    [Theory]
    [InlineData(15368L, "Passed")]
    [InlineData(4711L, "Inconclusive")]
    [InlineData(-1L, "Passed")]
    [InlineData(null, "Passed")]
    public async Task The_app_of_a_required_check_is_a_part_of_what_is_required(long? app, string outcome)
    {
        Green(Head, "unit (3.12)", "lint");
        _github.At("rules/branches/main", new object[]
        {
            new { type = "required_status_checks", parameters = new { required_status_checks = new[] { new { context = "unit (3.12)", integration_id = app } } } },
        });
        _github.At("branches/main", new { name = "main", protection = new { required_status_checks = new { contexts = new[] { "lint" }, checks = new[] { new { context = "lint", app_id = app } } } } });

        FsCommitCheck[] required = [.. (await AskAsync()).OfType<FsCommitCheck>().Where(static c => c.IsRequired)];

        Assert.Equal([$"lint|{outcome}", $"unit (3.12)|{outcome}"], required.Select(static c => $"{c.Name}|{c.Outcome}"));
    }

    [Theory]
    [InlineData("queued", "push", "ci.yml", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("waiting", "push", "ci.yml", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("queued", "workflow_dispatch", "ci.yml", "2026-11-20T11:00:00Z", "Inconclusive")]
    [InlineData("queued", "push", "ci.yml", null, "Inconclusive")]
    [InlineData("queued", "pull_request", "ci.yml", "2026-11-20T11:00:00Z", "Passed")]
    [InlineData("queued", "push", "deploy.yml", "2026-11-20T11:00:00Z", "Passed")]
    [InlineData("in_progress", "push", "ci.yml", "2026-11-20T09:00:00Z", "Passed")]
    [InlineData("completed", "push", "ci.yml", "2026-11-20T11:00:00Z", "Passed")]
    public async Task Another_run_that_has_not_come_to_a_check_leaves_it_open(string status, string started, string file, string? began, string outcome)
    {
        Checks(Head, Run("unit (3.12)", suite: 7), Run("integration"), Run("migrations"));
        _github.At("actions/runs", new
        {
            total_count = 2,
            workflow_runs = new object[]
            {
                new { id = 2, check_suite_id = 9, @event = started, path = ".github/workflows/" + file, status, run_started_at = began },
                new { id = 1, check_suite_id = 7, @event = "push", path = ".github/workflows/ci.yml", status = "completed", run_started_at = "2026-11-20T09:59:00Z" },
            },
        });

        Assert.Equal(outcome, (await AskAsync()).OfType<FsCommitSuite>().First().Outcome.ToString());
    }

    [Theory]
    [InlineData("failure", "Failed")]
    [InlineData("success", "Inconclusive")]
    public async Task A_failure_is_not_taken_back_by_another_run_that_is_not_over(string conclusion, string outcome)
    {
        Checks(Head, Run("unit (3.12)", conclusion: conclusion, suite: 7), Run("integration"), Run("migrations"));
        _github.At("actions/runs", new
        {
            total_count = 2,
            workflow_runs = new[] { (2, 9, "queued", "2026-11-20T11:00:00Z"), (1, 7, "completed", "2026-11-20T09:59:00Z") }
                .Select(static r => new { id = r.Item1, check_suite_id = r.Item2, @event = "push", path = ".github/workflows/ci.yml", status = r.Item3, run_started_at = r.Item4 }).ToArray(),
        });

        Assert.Equal(outcome, (await AskAsync()).OfType<FsCommitSuite>().First().Outcome.ToString());
    }

    [Theory]
    [InlineData(4711L, true, "Inconclusive")]
    [InlineData(4711L, false, "Inconclusive")]
    [InlineData(15368L, true, "Passed")]
    [InlineData(15368L, false, "Inconclusive")]
    [InlineData(null, false, "Passed")]
    public async Task What_another_than_the_required_app_says_of_a_check_ticks_no_suite(long? app, bool byApp, string outcome)
    {
        Checks(Head, [Run("integration"), Run("migrations"), .. byApp ? new[] { Run("unit (3.12)") } : []]);
        if (!byApp)
        {
            _github.At($"commits/{Head}/status", new { state = "success", statuses = new[] { new { context = "unit (3.12)", state = "success" } } });
        }

        _github.At("rules/branches/main", new object[]
        {
            new { type = "required_status_checks", parameters = new { required_status_checks = new[] { new { context = "unit (3.12)", integration_id = app } } } },
        });

        FsCommitSuite unit = (await AskAsync()).OfType<FsCommitSuite>().First();

        Assert.Equal(outcome, unit.Outcome.ToString());
        Assert.Equal(outcome == "Inconclusive", unit.Summary.Contains("another app", StringComparison.Ordinal));
        Assert.Equal(outcome == "Passed", (await _project.BoxAsync(environment: "production")).State == FsChecklistState.Done);
    }

    [Fact]
    public async Task A_failure_counts_whoever_reports_it()
    {
        Checks(Head, Run("integration"), Run("migrations"), Run("unit (3.12)", conclusion: "failure"));
        _github.At("rules/branches/main", new object[]
        {
            new { type = "required_status_checks", parameters = new { required_status_checks = new[] { new { context = "unit (3.12)", integration_id = 4711 } } } },
        });

        Assert.Equal(FsOutcome.Failed, (await AskAsync()).OfType<FsCommitSuite>().First().Outcome);
    }

    [Fact]
    public async Task A_part_of_a_suite_that_commit_statuses_alone_speak_for_is_named()
    {
        Checks(Head, Run("unit (3.12)"), Run("integration"));
        _github.At($"commits/{Head}/status", new { state = "success", statuses = new[] { new { context = "migrations", state = "success" } } });

        FsCommitSuite integration = (await AskAsync()).OfType<FsCommitSuite>().Last();

        Assert.Equal(FsOutcome.Passed, integration.Outcome);
        Assert.Contains("migrations by commit status alone", integration.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_nobody_knows_is_said()
    {
        OpsException unknown = await Assert.ThrowsAsync<OpsException>(() => AskAsync("нет-такого"));

        Assert.Equal("CommitUnknown", unknown.Failure.ErrorId);
    }

    [Fact]
    public async Task A_commit_that_is_not_in_the_clone_is_shown_and_not_recorded()
    {
        string elsewhere = new('a', 40);
        _github.At($"commits/{elsewhere}/pulls", Array.Empty<object>()).At($"commits/{elsewhere}", new { sha = elsewhere, commit = new { tree = new { sha = new string('b', 40) } } });
        Green(elsewhere, "unit (3.12)", "integration", "migrations");

        FsResult[] results = await AskAsync(elsewhere);

        Assert.Equal(["unit|Passed|False", "integration|Passed|False"], Suites(results));
        Assert.Contains(elsewhere, Assert.Single(_project.Host.Warnings), StringComparison.Ordinal);
    }

    private static object Pull(string head, string below) => new { number = 5, head = new { @ref = "feature", sha = head }, @base = new { @ref = "main", sha = below } };

    private static object Run(string name, string status = "completed", string? conclusion = "success", int suite = 1) => new
    {
        id = name.Length,
        name,
        status,
        conclusion,
        started_at = "2026-11-20T10:00:00Z",
        completed_at = status == "completed" ? "2026-11-20T10:05:00Z" : null,
        html_url = "https://github.example/checks/1",
        check_suite = new { id = suite },
        app = new { id = 15368, slug = suite == 1 ? "ci-of-the-team" : "github-actions" },
    };

    private static string[] Suites(FsResult[] results) =>
        [.. results.OfType<FsCommitSuite>().Select(static s => $"{s.Suite}|{s.Outcome}|{s.EvidenceId is not null}")];

    private void Green(string commit, params string[] names) => Checks(commit, [.. names.Select(static n => Run(n))]);

    private void Checks(string commit, params object[] runs) => _github
        .At($"commits/{commit}/check-runs", new { total_count = runs.Length, check_runs = runs })
        .At($"commits/{commit}/status", new { state = "success", statuses = Array.Empty<object>() })
        .At("actions/runs", new { total_count = 0, workflow_runs = Array.Empty<object>() });

    private string OnGitHub(string repository) => $"\ngithub: {{ repository: {repository}, api: \"{_github.Api}\" }}\n";

    private async Task<FsResult[]> AskAsync(string commit = "HEAD")
    {
        using OpsSession session = new(_project.Host, _project.Repository.Path);
        using GitHubClient github = _github.Client(_project.Host);
        return [.. await new CommitCheckService(session, await _project.LoadAsync(), github).AskAsync(commit, branch: null, Cancel.Token)];
    }
}
