using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>The main job: the read-only steps, then the checklist.</summary>
public sealed class RunbookTests
{
    [Fact]
    public async Task Without_docker_and_without_a_venv_every_step_says_so_with_remedy_and_next_command()
    {
        using SampleRepository repository = SampleRepository.Create();
        string bin = LinkGitOnly(repository);

        PwshRun run = await PwshRun.CommandAsync(
            "$all = Invoke-FsRunbook; $all | Where-Object { $_ -is [FreeSport.Ops.FsResult] -and $_ -isnot [FreeSport.Ops.FsDeploymentWindow] } | ForEach-Object { \"$($_.Step)|$($_.Subject)|$($_.Outcome)|$($null -ne $_.Remedy)|$($null -ne $_.NextCommand)\" }; $all[-1].Causes | ForEach-Object { \"$($_.ResultCount)|$($_.Outcome)|$($_.Key)\" }; Get-FsChecklist | ForEach-Object { \"$($_.Box)|$($_.State)\" }",
            repository.Folder,
            [("PATH", bin), .. CleanMachine]);

        Assert.Equal(
            [
                "Prerequisites|git remote|Failed|True|True",
                "Prerequisites|docker|Failed|True|True",
                "Prerequisites|python|Failed|True|True",
                "Prerequisites|github|Failed|True|True",
                "Prerequisites|terraform|Failed|True|False",
                "Prerequisites|ansible|Failed|True|False",
                "Prerequisites|127.0.0.1:1/freesport-example/freesport/backend|Failed|True|True",
                "Prerequisites|127.0.0.1:1/freesport-example/freesport/frontend|Failed|True|True",
                "Prerequisites|deploy@127.0.0.1:1|Failed|True|True",
                "Prerequisites|deploy@127.0.0.1:2|Failed|True|True",
                "Prerequisites|git identity|Passed|False|False",
                "Prerequisites|proxy|Passed|False|False",
                "Planning|change in staging|Skipped|False|True",
                "Planning|change in production|Skipped|False|True",
                "Analysis|docs|Passed|False|False",
                "Analysis|compose:docker/docker-compose.yml|Passed|False|False",
                "Analysis|compose:production|Passed|False|False",
                "Analysis|compose:staging|Passed|False|False",
                "Analysis|terraform:terraform|Inconclusive|True|False",
                "Analysis|terraform:terraform@production|Inconclusive|True|False",
                "Analysis|ansible:ansible@inventory/production.yml|Passed|False|False",
                "Analysis|ansible:ansible@inventory/staging.yml|Passed|False|False",
                "Preparation|pip backend/venv|Failed|True|True",
                "Preparation|npm frontend|Failed|True|True",
                "Preparation|unit|Failed|True|True",
                "Preparation|integration|Failed|True|True",
                "Preparation|flake8 backend|Failed|True|True",
                "Preparation|lint|Warning|True|False",
                "Workflows|.github/workflows/backend-ci.yml|Passed|False|False",
                "Workflows|.github/workflows/deploy.yml|Passed|False|False",
                "Workflows|.github/workflows/frontend-ci.yml|Passed|False|False",
                "Workflows|.github/workflows/pre-merge-checks.yml|Passed|False|False",
                "Workflows|.github/workflows/backend-ci.yml|Inconclusive|True|True",
                "Workflows|.github/workflows/deploy.yml|Inconclusive|True|True",
                "Workflows|.github/workflows/frontend-ci.yml|Inconclusive|True|True",
                "Workflows|.github/workflows/pre-merge-checks.yml|Inconclusive|True|True",
                "Infrastructure|CODECOV_TOKEN|Inconclusive|True|True",
                "Infrastructure|NEXT_PUBLIC_API_URL|Inconclusive|True|True",
                "Infrastructure|PRODUCTION_DEPLOY_PATH|Inconclusive|True|True",
                "Infrastructure|PRODUCTION_SERVER_HOST|Inconclusive|True|True",
                "Infrastructure|PRODUCTION_SERVER_USER|Inconclusive|True|True",
                "Infrastructure|SSH_PRIVATE_KEY|Inconclusive|True|True",
                "Infrastructure|vars.PRODUCTION_KNOWN_HOSTS|Inconclusive|True|True",
                "Infrastructure|vars.PRODUCTION_URL|Inconclusive|True|True",
                "Infrastructure|vars.STAGING_URL|Inconclusive|True|True",
                "Infrastructure|BACKEND_IMAGE|Skipped|False|False",
                "Infrastructure|DB_NAME|Skipped|False|False",
                "Infrastructure|DB_PASSWORD|Skipped|False|False",
                "Infrastructure|DB_USER|Skipped|False|False",
                "Infrastructure|FRONTEND_IMAGE|Skipped|False|False",
                "Infrastructure|METRICS_RETENTION|Skipped|False|False",
                "Infrastructure|RELEASE|Skipped|False|False",
                "Infrastructure|SECRET_KEY|Skipped|False|False",
                "Infrastructure|docker/docker-compose.staging.yml|Warning|True|False",
                "Infrastructure|docker/docker-compose.prod.yml|Passed|False|False",
                "Infrastructure|docker/docker-compose.yml|Failed|True|False",
                "Infrastructure|terraform terraform|Inconclusive|True|True",
                "Infrastructure|terraform terraform (production)|Inconclusive|True|True",
                "Infrastructure|ansible ansible (inventory/staging.yml)|Inconclusive|True|True",
                "Infrastructure|ansible ansible (inventory/production.yml)|Inconclusive|True|True",
                "Infrastructure|compose docker (staging)|Inconclusive|True|True",
                "Infrastructure|compose docker (production)|Inconclusive|True|True",
                "Validation|http://127.0.0.1:1/api/v1/health/|Failed|True|False",
                "Validation|http://127.0.0.1:1/healthz|Failed|True|False",
                "Validation|http://127.0.0.1:1/|Failed|True|False",
                "Validation|version|Failed|True|False",
                "Validation|api|Failed|True|False",
                "Validation|shop|Failed|True|False",
                "Validation|http://127.0.0.1:2/|Failed|True|False",
                "Validation|monitoring|Inconclusive|True|True",
                "Validation|error-rate|Inconclusive|True|False",
                "Validation|production|Inconclusive|True|False",
                "Deployment|deployment|Inconclusive|True|False",
                "Monitoring|prometheus|Failed|True|False",
                "Monitoring|alertmanager|Failed|True|False",
                "Monitoring|team-slack|Failed|True|False",
                "Monitoring|ops-email|Failed|True|False",
                "Documentation|records of staging|Skipped|False|False",
                "Documentation|records of production|Skipped|False|False",
                "12|Failed|git.remote",
                "5|Failed|python.missing",
                "2|Failed|registry.network/127.0.0.1:1",
                "2|Failed|ssh.missing",
                "1|Failed|docker.missing",
                "TestsPassed|Failed",
                "WorkflowsChecked|Done",
                "SecretsSynchronized|Missing",
                "MonitoringActive|Failed",
                "DocumentationUpdated|Done",
                "TeamNotified|Missing",
            ],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void With_a_venv_the_tests_pass_and_tick_their_box_until_the_code_changes()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create("Репозиторий [1]");
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsRunbook");
        EngineResult fresh = engine.Run("Get-FsChecklist");
        EngineResult selected = engine.Run("Invoke-FsTest | Get-FsChecklist");
        repository.Write("backend/freesport/added.py", "ADDED = True\n");
        EngineResult stale = engine.Run("Get-FsChecklist");

        Assert.Equal("16", run.Output.Single(static o => o.Properties["Subject"]?.Value is "unit").Properties["PassedCount"].Value.ToString());
        Assert.Equal("Done", fresh.Text(0, "State"));
        Assert.Equal("Done", selected.Text(0, "State"));
        Assert.Equal("Stale", stale.Text(0, "State"));
        Assert.Contains("backend", stale.Text(0, "Reason"), StringComparison.Ordinal);
        Assert.Equal("?? backend/freesport/added.py", repository.Git("status", "--porcelain").Trim());
    }

    [Fact]
    public void The_summary_comes_last_speaks_the_readers_language_and_selects_nothing()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("[cultureinfo]::CurrentUICulture = 'ru-RU'; $all = Invoke-FsRunbook; $all[-1]; $all.Count; ($all[-1].Causes | Where-Object Key -eq 'git.remote').Title; @($all | Get-FsChecklist).Count; @($all[-1] | Get-FsChecklist).State");
        EngineResult few = engine.Run("Invoke-FsRunbook | Select-Object -First 2");

        Assert.Equal("Failed", run.Text(0, "Outcome"));
        Assert.Equal(
            ["81", "у репозитория нет git remote", "6", .. Enumerable.Repeat("Missing", 6)],
            run.Output.Skip(1).Select(static o => o.ToString()));
        Assert.Empty(run.Errors);
        Assert.Equal(2, few.Output.Length);
    }

    [Theory]
    [InlineData("name: [")]
    [InlineData("name: {a: b}")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_that_ran_under_a_wrong_configuration_ticks_a_box_when_it_is_right_again(string? configuration)
    {
        using SampleRepository repository = SampleRepository.Create();
        string file = Path.Combine(repository.Folder, "freesport.ops.yml");
        string right = File.ReadAllText(file);
        File.Delete(file);
        if (configuration is null)
        {
            Directory.CreateDirectory(file);
        }
        else
        {
            File.WriteAllText(file, configuration);
        }

        using Engine engine = new(repository.Folder);
        EngineResult run = engine.Run("Invoke-FsRunbook -ErrorAction Stop");
        EngineResult prerequisites = engine.Run("Test-FsPrerequisite deploy@127.0.0.1:1");
        bool? passed = engine.Run("Test-FsPrerequisite -Quiet").Output.Single().BaseObject as bool?;
        if (configuration is null)
        {
            Directory.Delete(file);
        }

        File.WriteAllText(file, right);
        EngineResult boxes = engine.Run("Get-FsChecklist");

        Assert.Null(run.Terminated);
        PSObject told = Assert.Single(run.Output, static o => o.Properties["Cause"]?.Value is "configuration" && o.Properties["Outcome"].Value.ToString() == "Failed");
        Assert.Contains("freesport.ops.yml", told.Properties["Summary"].Value.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, run.Output.Count(static o => o.BaseObject.GetType().Name == "FsWorkflowCheck"));
        Assert.Equal("Failed", run.Output[^1].Properties["Outcome"].Value.ToString());
        Assert.Equal("freesport.ops.yml", prerequisites.Text(0, "Subject"));
        Assert.Contains("deploy@127.0.0.1:1", prerequisites.Texts("Subject"));
        Assert.False(passed);
        Assert.All(boxes.Texts("State"), static s => Assert.Equal("Missing", s));
    }

    [Fact]
    public void WhatIf_says_what_would_run_and_runs_and_records_nothing()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create();
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        using Engine engine = new(repository.Folder);

        EngineResult plan = engine.Run("$WhatIfPreference = $true; Invoke-FsRunbook staging");
        EngineResult nothing = engine.Run("@(Get-FsEvidence).Count");
        engine.Run("$WhatIfPreference = $false; Invoke-FsTest unit");
        EngineResult resumed = engine.Run("Invoke-FsRunbook staging -From 3 -Until 3 -Resume -WhatIf | ForEach-Object { \"$($_.Subject) $($_.Action) $($null -ne $_.RecordedAt)\" }");
        EngineResult ran = engine.Run("$all = Invoke-FsRunbook staging -Step Preparation -Resume; ($all | Where-Object Subject -eq unit).Summary; $all[-1].ReusedCount; \"$($all[-1].Gates)\"; @(Get-FsEvidence | Where-Object Box -eq TestsPassed).Count");
        EngineResult none = engine.Run("Invoke-FsRunbook -From Deployment -Until Preparation");
        EngineResult unknown = engine.Run("Invoke-FsRunbook stagin");

        Assert.All(plan.Output, static o => Assert.Equal("FsRunbookPlan", o.BaseObject.GetType().Name));
        Assert.Equal(FsSteps, plan.Texts("Step").Distinct());
        Assert.Equal("0", nothing.Output[0].ToString());
        Assert.Equal(["pip Look False", "npm Look False", "unit Reuse True", "integration Look False", "lint Look False"], resumed.Output.Select(static o => o.ToString()));
        Assert.Contains("Taken over: recorded at", ran.Output[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("1", ran.Output[1].ToString());
        Assert.Contains("3 Preparation Closed", ran.Output[2].ToString(), StringComparison.Ordinal);
        Assert.Contains("7 Deployment NotRun", ran.Output[2].ToString(), StringComparison.Ordinal);
        Assert.Equal("2", ran.Output[3].ToString());
        Assert.Equal("RunbookStepsNone", none.ErrorId);
        Assert.Equal("EnvironmentUnknown", unknown.ErrorId);
    }

    [Fact]
    public void A_broken_copy_fails_for_real_and_names_the_test()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("backend/tests/unit/test_broken.py", "import pytest\n\npytestmark = pytest.mark.unit\n\n\ndef test_сломан():\n    assert 1 == 2\n");
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsTest unit");
        EngineResult box = engine.Run("Get-FsChecklist");

        Assert.Equal("Failed", run.Text(0, "Outcome"));
        Assert.Contains("test_сломан", run.Text(0, "Remedy"), StringComparison.Ordinal);
        Assert.Equal("Failed", box.Text(0, "State"));
    }

    [Fact]
    public void A_part_of_the_suites_does_not_tick_the_box()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create();
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsTest -Marker 'not slow'");
        EngineResult box = engine.Run("Get-FsChecklist staging");

        Assert.All(run.Texts("Outcome"), static o => Assert.Equal("Passed", o));
        Assert.All(run.Texts("Scope"), static s => Assert.Equal("Partial", s));
        Assert.Equal("Missing", box.Text(0, "State"));
        Assert.Contains("not slow", box.Text(0, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runbooks_at_once_both_end_and_the_ledger_stays_whole()
    {
        using SampleRepository repository = SampleRepository.Create();
        Task<PwshRun>[] runs = [.. Enumerable.Range(0, 2).Select(_ => PwshRun.CommandAsync("(Invoke-FsRunbook).Count", repository.Folder, CleanMachine))];
        PwshRun[] ended = await Task.WhenAll(runs);
        using Engine engine = new(repository.Folder);

        EngineResult check = engine.Run("Test-FsEvidence");

        // Snapshots that are ready together are one event, so that their number differs from run to run.
        EngineResult events = engine.Run("@(Get-FsEvidence -First 1000 | Where-Object { @(@($_.Subjects.Name) -match '^(compose|terraform|ansible):').Count -eq 0 }).Count");

        Assert.All(ended, static r => Assert.Equal("81", r.Output.Trim()));
        Assert.Equal("Intact", check.Text(0, "State"));
        Assert.Equal("26", events.Output[0].ToString());
    }

    [Theory]
    [InlineData(true, "bare repository")]
    [InlineData(false, "no git repository")]
    public void Without_a_working_tree_results_still_appear_with_a_warning(bool bare, string expected)
    {
        using SampleRepository repository = SampleRepository.Empty();
        if (bare)
        {
            repository.Git("init", "-q", "--bare");
        }

        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsTest unit");
        EngineResult boxes = engine.Run("Get-FsChecklist");

        Assert.Equal("unit", run.Text(0, "Suite"));
        Assert.NotEqual("Passed", run.Text(0, "Outcome"));
        Assert.Contains("Not recorded as evidence", run.Warnings.Single(), StringComparison.Ordinal);
        Assert.Contains(expected, run.Warnings.Single(), StringComparison.Ordinal);
        Assert.All(boxes.Texts("State"), static s => Assert.NotEqual("Done", s));
    }

    [Fact]
    public async Task Without_git_results_still_appear_with_a_warning()
    {
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync("(Invoke-FsTest unit).State; (Get-FsChecklist)[0].State", repository.Folder, ("PATH", "/nonexistent"));

        Assert.Equal(["NoVirtualEnvironment", "Missing"], run.Lines);
        Assert.Contains("no git program on PATH", run.Warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detached_head_and_a_dirty_tree_are_recorded_and_dirty_evidence_does_not_satisfy_production()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create();
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        repository.Git("checkout", "-q", "--detach");
        repository.Write("notes.txt", "x");
        using Engine engine = new(repository.Folder);
        engine.Run("Invoke-FsTest");

        Assert.Equal("True", engine.Run("Get-FsEvidence -First 1").Text(0, "Dirty"));
        Assert.Equal("Inconclusive", engine.Run("Get-FsChecklist production").Text(0, "State"));
        Assert.Equal("Done", engine.Run("Get-FsChecklist staging").Text(0, "State"));
    }

    // What the person who runs the tests has set must not decide them.
    private static readonly (string Name, string? Value)[] CleanMachine =
    [
        .. new[] { "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy" }.Select(static name => (name, (string?)null)),
        ("GIT_CONFIG_COUNT", "2"),
        ("GIT_CONFIG_KEY_0", "user.name"), ("GIT_CONFIG_VALUE_0", "Test"), ("GIT_CONFIG_KEY_1", "user.email"), ("GIT_CONFIG_VALUE_1", "test@localhost"),
    ];

    // A PATH on which there is git and nothing else.
    private static string LinkGitOnly(SampleRepository repository)
    {
        string git = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(static f => Path.Combine(f, "git")).First(File.Exists);
        string bin = Path.Combine(Path.GetDirectoryName(repository.Folder)!, "bin");
        Scripts.Place(bin, "git", $"exec '{git}' \"$@\"");
        return bin;
    }

    private static readonly string[] FsSteps = ["Prerequisites", "Planning", "Analysis", "Preparation", "Workflows", "Infrastructure", "Validation", "Deployment", "Monitoring", "Documentation"];
}
