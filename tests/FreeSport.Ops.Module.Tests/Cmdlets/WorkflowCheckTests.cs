namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsWorkflow: findings, verdicts, evidence.</summary>
public sealed class WorkflowCheckTests
{
    private const string Wrong = """
        on: [push, pull_requests]
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  echo ok
                  echo "${{ github.event.issue.title }} ${{ steps.nosuch.outputs.a }}"
          other:
            needs: bild
            runs-on: ubuntu-18.04
            container:
              image: registry.example/app
              credentials: { username: me, password: hunter2-very-secret }
            steps:
              - uses: actions/checkout@v4
                with: { fetch-dept: 0 }
        """;

    [Fact]
    public void Findings_stand_at_their_true_line_and_the_verdict_follows()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/wrong.yml", Wrong);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$all = Test-FsWorkflow wrong; $all | Where-Object Rule -ne 'shellcheck'");

        Assert.Equal(
            ["events 1", "expression 8", "expression 8", "job-needs 9", "runner-label 11", "credentials 14", "action 17"],
            engine.Run("$all | Where-Object { $_.Rule -and $_.Rule -ne 'shellcheck' } | ForEach-Object { \"$($_.Rule) $($_.Line)\" }").Output.Select(static o => o.ToString()).Order(StringComparer.Ordinal).OrderBy(static t => int.Parse(t.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("Failed", engine.Run("$all[-1].Outcome").Output[0].ToString());
        Assert.Equal("ubuntu-18.04", engine.Run("$f = $all | Where-Object Rule -eq 'runner-label'; $f.Snippet.Substring($f.Column - 1, $f.EndColumn - $f.Column)").Output[0].ToString());
        Assert.DoesNotContain("hunter2", string.Concat(result.Output.SelectMany(static o => o.Properties.Select(static p => p.Value?.ToString()))), StringComparison.Ordinal);
        Assert.Equal("False", engine.Run("Test-FsWorkflow wrong -Quiet").Output[0].ToString());
    }

    [Fact]
    public void The_files_are_those_that_git_would_check_out_and_the_checks_those_that_the_configuration_names()
    {
        using SampleRepository repository = SampleRepository.Create();
        string configuration = Path.Combine(repository.Folder, "freesport.ops.yml");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace("marker: unit }", "marker: unit, checks: [files] }", StringComparison.Ordinal));
        repository.Write("ci/.gitignore", "ignored.sh\n");
        repository.Write("ci/committed.sh", "true\n");
        repository.Write("ci/removed.sh", "true\n");
        repository.Commit("scripts");
        File.Delete(Path.Combine(repository.Folder, "ci/removed.sh"));
        repository.Write("ci/new.sh", "true\n");
        repository.Write("ci/ignored.sh", "true\n");
        repository.Write(".github/workflows/files.yml", """
            on: { pull_request: { paths: [ci/**] } }
            jobs:
              files:
                runs-on: ubuntu-24.04
                steps:
                  - uses: actions/checkout@v5
                  - run: bash ci/committed.sh
                  - run: bash ci/new.sh
                  - run: bash ci/ignored.sh
                  - run: bash ci/removed.sh
            """);
        using Engine engine = new(repository.Folder);

        Assert.Equal(
            ["required-check 1", "missing-file 9", "missing-file 10"],
            engine.Run("Test-FsWorkflow files | Where-Object { $_.Rule -and $_.Rule -ne 'shellcheck' } | ForEach-Object { \"$($_.Rule) $($_.Line)\" }").Output.Select(static o => o.ToString()));
    }

    [Theory]
    [InlineData("utf-16", "in UTF-16")]
    [InlineData("utf-16BE", "in UTF-16")]
    [InlineData("iso-8859-5", "line 2 ")]
    public void A_workflow_in_another_encoding_than_GitHub_reads_is_no_good_one(string encoding, string said)
    {
        using SampleRepository repository = SampleRepository.Create();
        System.Text.Encoding other = System.Text.Encoding.GetEncoding(encoding);
        File.WriteAllBytes(
            Path.Combine(repository.Folder, ".github", "workflows", "ansi.yml"),
            [.. other.GetPreamble(), .. other.GetBytes("on: push\nname: Сборка\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]\n")]);
        using Engine engine = new(repository.Folder);

        Assert.Equal("Failed", engine.Run("$check = Test-FsWorkflow ansi.yml; $check.Outcome").Output[0].ToString());
        Assert.Contains(said, engine.Run("$check.Summary").Output[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("FileNotUtf8", engine.Run("Get-FsWorkflow ansi.yml -ErrorVariable wrong -ErrorAction SilentlyContinue | Out-Null; $wrong[0].FullyQualifiedErrorId").Output[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Workflows_that_are_right_tick_the_box_until_one_changes()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        const string State = "(Get-FsChecklist -Environment staging | Where-Object Box -eq WorkflowsChecked).State";

        engine.Run("Test-FsWorkflow | Out-Null");
        string before = engine.Run(State).Output[0].ToString()!;
        File.AppendAllText(Path.Combine(repository.Folder, ".github/workflows/deploy.yml"), "\n# changed\n");
        string after = engine.Run(State).Output[0].ToString()!;

        Assert.Equal(("Done", "Stale"), (before, after));
    }

    [Fact]
    public void Actions_of_the_project_are_results_of_their_own_and_subjects_of_the_box()
    {
        using SampleRepository repository = SampleRepository.Create();
        const string Right = "name: n\ndescription: d\nruns:\n  using: composite\n  steps:\n    - run: make\n      shell: bash\n";
        repository.Write(".github/actions/setup/action.yml", Right.Replace("      shell: bash\n", string.Empty, StringComparison.Ordinal));
        repository.Write("tools/deploy/action.yaml", Right);
        repository.Write("tools/unused/action.yml", Right);
        repository.Write(".github/workflows/uses.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: {}\n    timeout-minutes: 5\n    steps:\n      - uses: actions/checkout@v4\n      - uses: ./tools/deploy\n");
        using Engine engine = new(repository.Folder);
        const string Subjects = "@({0} | Where-Object {{ $_ -is [FreeSport.Ops.FsWorkflowCheck] }} | ForEach-Object {{ \"$($_.Subject) $($_.Outcome)\" }} | Where-Object {{ $_ -match 'action' }})";
        const string Box = "$box = Get-FsChecklist -Environment staging | Where-Object Box -eq WorkflowsChecked; $box.State";

        Assert.Equal([".github/actions/setup/action.yml Failed", "tools/deploy/action.yaml Passed"], Told("Test-FsWorkflow"));
        Assert.Equal([".github/actions/setup/action.yml Failed"], Told("Test-FsWorkflow setup"));
        Assert.Equal([".github/actions/setup/action.yml Failed"], Told("Test-FsWorkflow ./.github/actions/setup"));
        Assert.Equal(["tools/deploy/action.yaml Passed"], Told("Test-FsWorkflow tools/deploy/action.yaml"));
        Assert.Equal("Failed", engine.Run(Box).Output[0].ToString());
        Assert.Equal(["setup"], engine.Run("(TabExpansion2 'Test-FsWorkflow set' 19).CompletionMatches.CompletionText").Output.Select(static o => o.ToString()));
        Assert.Equal("Failed", engine.Run("$plan = Invoke-FsActDryRun uses.yml -Planner Embedded; (Get-Content .github/workflows/uses.yml) -replace './tools/deploy', './.github/actions/setup' | Set-Content .github/workflows/uses.yml; (Invoke-FsActDryRun uses.yml -Planner Embedded).Outcome").Output[0].ToString());

        repository.Write(".github/workflows/uses.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: {}\n    timeout-minutes: 5\n    steps:\n      - uses: actions/checkout@v4\n      - uses: ./tools/deploy\n");
        repository.Write(".github/actions/setup/action.yml", Right);
        engine.Run("Test-FsWorkflow | Out-Null");
        string before = engine.Run(Box).Output[0].ToString()!;
        repository.Write("tools/deploy/action.yaml", Right + "# changed\n");
        string after = engine.Run(Box).Output[0].ToString()!;

        Assert.Equal(("Done", "Stale"), (before, after));
        Assert.Contains("tools/deploy/action.yaml", engine.Run("$box.Reason").Output[0].ToString(), StringComparison.Ordinal);

        string[] Told(string command) => [.. engine.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, Subjects, command)).Output.Select(static o => o.ToString()!)];
    }

    [Fact]
    public void No_workflow_is_never_a_pass()
    {
        using SampleRepository repository = SampleRepository.Create();
        Directory.Delete(Path.Combine(repository.Folder, ".github/workflows"), recursive: true);
        using Engine engine = new(repository.Folder);

        Assert.Equal("Inconclusive", engine.Run("(Test-FsWorkflow).Outcome").Output[0].ToString());
        Assert.Equal("False", engine.Run("Test-FsWorkflow -Quiet").Output[0].ToString());
        Assert.Equal("WorkflowNotFound", engine.Run("Test-FsWorkflow nosuch").ErrorId);
    }

    [Fact]
    public void What_the_settings_leave_out_is_left_out_in_Russian_too()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/wrong.yml", "on: push\njobs:\n  a:\n    runs-on: ours-1\n    steps:\n      - run: echo\n  b:\n    runs-on: theirs\n    steps:\n      - run: echo\n");
        repository.Write(".github/actionlint.yaml", "self-hosted-runner:\n  labels: ['ours-*']\npaths:\n  .github/workflows/*.yml:\n    ignore: ['label \".+\" is unknown']\n");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("[System.Threading.Thread]::CurrentThread.CurrentUICulture = 'ru-RU'; (Test-FsWorkflow wrong)[-1].Outcome");

        Assert.Equal("Passed", result.Output[0].ToString());
    }

    [Fact]
    public void What_the_settings_leave_out_is_counted_and_named_on_request()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/wrong.yml", "on: push\njobs:\n  a:\n    runs-on: theirs\n    steps:\n      - run: echo\n");
        repository.Write(".github/actionlint.yaml", "paths:\n  .github/workflows/*.yml:\n    ignore: ['is unknown']\n");
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$check = (Test-FsWorkflow wrong -Verbose 4>&1); @($check | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_.Message -match 'left out' }).Message; $check[-1].Summary; $check[-1].LeftOut; $check[-1].Scope");

        string[] lines = [.. result.Output.Select(static o => o.ToString())];
        Assert.StartsWith(".github/workflows/wrong.yml:4:14: left out by .github/actionlint.yaml: runner-label: label \"theirs\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Nothing to find fault with. 1 finding left out by .github/actionlint.yaml.", "1 finding left out by .github/actionlint.yaml.", "Full"], lines[1..]);
    }
}
