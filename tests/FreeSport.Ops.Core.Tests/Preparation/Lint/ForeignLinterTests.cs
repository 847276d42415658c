namespace FreeSport.Ops.Core.Tests.Preparation.Lint;

/// <summary>What CI judges code by is run here, or named.</summary>
public sealed class ForeignLinterTests(VirtualEnvironments environments)
{
    [Theory]
    [InlineData("pre-commit run --all-files")]
    [InlineData("tox -e lint")]
    [InlineData("make lint")]
    [InlineData("nox -s lint")]
    [InlineData("npm run lint:css")]
    [InlineData("pyright backend")]
    [InlineData("python -m pycodestyle .")]
    [InlineData("poetry run pre-commit run")]
    [InlineData("./scripts/lint.sh")]
    public async Task A_call_that_is_not_run_here_is_named_with_its_place(string call)
    {
        using LintProject project = Ci($"- run: {call}");

        FsLintRun run = Assert.Single(await project.RunAsCiAsync(environment: null));

        Assert.Equal((FsLintState.NoLinter, FsOutcome.Inconclusive), (run.State, run.Outcome));
        Assert.Equal($"{call} (.github/workflows/ci.yml:6)", Assert.Single(run.LeftOut));
    }

    [Theory]
    [InlineData("uses: pre-commit/action@v3.0.1")]
    [InlineData("uses: super-linter/super-linter@v7")]
    [InlineData("uses: astral-sh/ruff-action@v3")]
    public async Task An_action_that_judges_code_is_named(string step)
    {
        using LintProject project = Ci($"- {step}");

        FsLintRun run = Assert.Single(await project.RunAsCiAsync(environment: null));

        Assert.Contains(step.Substring(6), Assert.Single(run.LeftOut), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pytest -q")]
    [InlineData("make test")]
    [InlineData("pip install pylint ruff")]
    [InlineData("ruff --version")]
    public async Task What_judges_no_code_is_not_named(string call)
    {
        using LintProject project = Ci($"- run: {call}\n      - uses: actions/checkout@v4");

        Assert.Empty(Assert.Single(await project.RunAsCiAsync(environment: null)).LeftOut);
    }

    [Fact]
    public async Task Beside_linters_that_are_run_the_others_are_a_warning_of_their_own()
    {
        using LintProject project = Ci("- run: flake8 .\n      - run: make lint");
        project.Write("backend/a.py", "x = 1\n");

        IReadOnlyList<FsLintRun> runs = await project.RunAsCiAsync(environments.Ready);

        Assert.Equal([(FsLintState.Clean, FsOutcome.Passed), (FsLintState.OthersOfCi, FsOutcome.Warning)], runs.Select(static r => (r.State, r.Outcome)));
        Assert.Contains("make lint", runs[1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ruff check backend --fix", "Ruff [check|backend]")]
    [InlineData("ruff check", "Ruff [check]")]
    [InlineData("ruff format --check .", "RuffFormat [format|.]")]
    [InlineData("uv run ruff check .", "Ruff [check|.]")]
    [InlineData("python3.12 -m pylint --exit-zero shop", "Pylint [shop]")]
    [InlineData("poetry run pylint shop --fail-under=9", "Pylint [shop|--fail-under=9]")]
    [InlineData("DJANGO_SETTINGS_MODULE=shop.settings mypy .", "Mypy [.]")]
    public async Task Linters_are_recognized_by_whatever_they_are_started(string call, string expected)
    {
        using LintProject project = Ci($"- run: {call}");

        Assert.Equal(expected, Assert.Single((await project.SelectAsync()).Select(static t => $"{t.Linter} [{string.Join('|', t.Arguments)}]")));
    }

    [Fact]
    public async Task A_file_that_isort_cannot_read_is_not_well()
    {
        using LintProject project = new();
        project.Write("backend/bad.py", "# -*- coding: nonsense -*-\nimport sys\nimport os\n").Write("backend/good.py", "import os\n");
        CommandLine.Run(VirtualEnvironments.Interpreter, ["-c", "import isort"], project.Repository.Path);

        FsLintRun run = await project.RunAsync(FsLinter.Isort, environments.Ready);

        Assert.Equal((FsLintState.Findings, FsOutcome.Warning), (run.State, run.Outcome));
        Assert.Contains("Encoding not supported", Assert.Single(run.Findings).Text, StringComparison.Ordinal);
        Assert.Equal("backend/bad.py", run.Findings[0].Path);
    }

    // The formats are ruff's own: its JSON, and the lines that it writes when verbose.
    [Theory]
    [InlineData("[]", "[ruff::commands::check][DEBUG] Checked 3 files in: 1.2ms", 0, FsLintState.Clean, FsOutcome.Passed, 0)]
    [InlineData("[]", "warning: No Python files found under the given path(s)", 0, FsLintState.NothingChecked, FsOutcome.Inconclusive, 0)]
    [InlineData("[]", "", 0, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData("[]", "Checked 3 files in: 1ms", 1, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData("[", "Checked 3 files in: 1ms", 0, FsLintState.Unreadable, FsOutcome.Inconclusive, 0)]
    [InlineData("""[{"code":"F401","filename":"a.py","location":{"row":1,"column":8},"message":"`os` imported but unused"}]""", "Checked 1 files in: 1ms", 1, FsLintState.Findings, FsOutcome.Failed, 1)]
    [InlineData("""[{"code":"F401","filename":"a.py","location":{"row":1,"column":8},"message":"`os` imported but unused"}]""", "Checked 1 files in: 1ms", 0, FsLintState.Findings, FsOutcome.Failed, 1)]
    [InlineData("""[{"code":null,"filename":"a.py","location":{"row":1,"column":8},"message":"SyntaxError"}]""", "Checked 1 files in: 1ms", 1, FsLintState.Findings, FsOutcome.Failed, 1)]
    public async Task Ruff_is_judged_by_its_report(string report, string said, int exitCode, FsLintState state, FsOutcome outcome, int findings)
    {
        using LintProject project = new();
        project.Write("backend/a.py", "import os\n");
        string environment = project.ScriptedPython($"while [ $# -gt 0 ]; do [ \"$1\" = --output-file ] && cat > \"$2\" <<'END'\n{report}\nEND\nshift; done\necho '{said}' >&2\nexit {exitCode}\n");

        FsLintRun run = await project.RunAsync(FsLinter.Ruff, environment);

        Assert.Equal((state, outcome, findings), (run.State, run.Outcome, run.Findings.Length));
    }

    [Theory]
    [InlineData("3 files already formatted", "", 0, FsLintState.Clean, FsOutcome.Passed)]
    [InlineData("Would reformat: a.py\n1 file would be reformatted, 2 files already formatted", "", 1, FsLintState.Findings, FsOutcome.Failed)]
    [InlineData("", "error: Failed to parse a.py:1:5: Expected an identifier", 2, FsLintState.Findings, FsOutcome.Failed)]
    [InlineData("", "warning: No Python files found under the given path(s)", 0, FsLintState.NothingChecked, FsOutcome.Inconclusive)]
    [InlineData("", "", 0, FsLintState.Unreadable, FsOutcome.Inconclusive)]
    public async Task Ruffs_formatter_is_judged_by_what_it_says(string written, string said, int exitCode, FsLintState state, FsOutcome outcome)
    {
        using LintProject project = new();
        project.Write("backend/a.py", "import os\n");
        string environment = project.ScriptedPython($"printf '%s\\n' '{written}'\nprintf '%s\\n' '{said}' >&2\nexit {exitCode}\n");

        FsLintRun run = await project.RunAsync(FsLinter.RuffFormat, environment);

        Assert.Equal((state, outcome), (run.State, run.Outcome));
    }

    [Theory]
    [InlineData("\"\"\"X.\"\"\"\n", FsLintState.Clean, FsOutcome.Passed)]
    [InlineData("\"\"\"X.\"\"\"\nimport os\n", FsLintState.Findings, FsOutcome.Failed)]
    [InlineData("# -*- coding: nonsense -*-\n", FsLintState.Findings, FsOutcome.Failed)]
    [InlineData("# pylint: skip-file\nimport os\n", FsLintState.NothingChecked, FsOutcome.Inconclusive)]
    public async Task Pylint_is_judged_by_its_report(string code, FsLintState state, FsOutcome outcome)
    {
        RequirePylint();
        using LintProject project = new();
        project.Write("backend/module.py", code);

        FsLintRun run = await project.RunAsync(FsLinter.Pylint, environments.Ready);

        Assert.Equal((state, outcome), (run.State, run.Outcome));
        Assert.Equal("?? backend/", project.Repository.Git("status", "--porcelain").Trim());
    }

    private static LintProject Ci(string steps)
    {
        LintProject project = new();
        project.Repository.Folder("backend");
        project.Write(".github/workflows/ci.yml", "on: push\ndefaults: { run: { working-directory: backend } }\njobs:\n  lint:\n    steps:\n      " + steps + "\n");
        return project;
    }

    private static void RequirePylint()
    {
        Assert.SkipUnless(File.Exists(VirtualEnvironments.Interpreter), "There is no " + VirtualEnvironments.Interpreter + ".");
        try
        {
            CommandLine.Run(VirtualEnvironments.Interpreter, ["-c", "import pylint"], Path.GetTempPath());
        }
        catch (InvalidOperationException absent)
        {
            Assert.Skip("pylint is not installed (Debian: pylint): " + absent.Message);
        }
    }
}
