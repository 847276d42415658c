namespace FreeSport.Ops.Core.Tests.Preparation.Lint;

/// <summary>The real linters of Debian on code with Cyrillic names.</summary>
public sealed class PythonLinterTests(VirtualEnvironments environments)
{
    private const string Clean = "\"\"\"Nothing to say.\"\"\"\n\nVALUE: int = 1\n";

    [Theory]
    [InlineData(FsLinter.Flake8, "import os\n", 1, 1, "F401")]
    [InlineData(FsLinter.Flake8, "def f(:\n", 1, null, "E999")]
    [InlineData(FsLinter.Black, "x = [ 1,2 ]\n", null, null, null)]
    [InlineData(FsLinter.Black, "def f(:\n", null, null, null)]
    [InlineData(FsLinter.Isort, "import sys\nimport os\n", null, null, null)]
    [InlineData(FsLinter.Mypy, "x: int = \"текст\"\n", 1, 10, "assignment")]
    [InlineData(FsLinter.Mypy, "def f(:\n", 1, null, "syntax")]
    [InlineData(FsLinter.Bandit, "import subprocess\n\n\nsubprocess.call(input(), shell=True)\n", 1, null, "B404")]
    [InlineData(FsLinter.Bandit, "def f(:\n", null, null, null)]
    public async Task What_a_linter_finds_has_file_line_column_code_and_text(FsLinter linter, string code, int? line, int? column, string? rule)
    {
        Require(linter);
        using LintProject project = new();
        project.Write("backend/пакет/модуль.py", code);

        FsLintRun run = await project.RunAsync(linter, environments.Ready);

        Assert.Equal((FsLintState.Findings, FsOutcome.Failed), (run.State, run.Outcome));
        FsLintFinding first = run.Findings[0];
        Assert.Equal(("backend/пакет/модуль.py", line, rule), (first.Path, first.Line, first.Code));
        Assert.Equal(column ?? first.Column, first.Column);
        Assert.NotEmpty(first.Text);
        Assert.Equal($"(Invoke-FsLint {linter} -LiteralPath '{project.Repository.Path}').Findings", run.NextCommand);
        Assert.Equal("?? backend/", project.Repository.Git("status", "--porcelain").Trim());
        Assert.Equal(["модуль.py"], Directory.GetFileSystemEntries(project.Repository.At("backend/пакет")).Select(Path.GetFileName)!);
    }

    [Theory]
    [InlineData(FsLinter.Flake8)]
    [InlineData(FsLinter.Black)]
    [InlineData(FsLinter.Isort)]
    [InlineData(FsLinter.Mypy)]
    [InlineData(FsLinter.Bandit)]
    public async Task Clean_code_passes_and_no_code_at_all_does_not(FsLinter linter)
    {
        Require(linter);
        using LintProject project = new();
        project.Write("backend/readme.txt", "nothing here");

        FsLintRun nothing = await project.RunAsync(linter, environments.Ready);
        project.Write("backend/module.py", Clean);
        FsLintRun clean = await project.RunAsync(linter, environments.Ready);

        Assert.Equal((FsLintState.NothingChecked, FsOutcome.Inconclusive), (nothing.State, nothing.Outcome));
        Assert.Equal((FsLintState.Clean, FsOutcome.Passed, 1), (clean.State, clean.Outcome, clean.FileCount));
        Assert.Null(clean.NextCommand);
    }

    [Theory]
    [InlineData("[flake8]\nexit-zero = True\n", FsLintState.Findings)]
    [InlineData("[flake8]\nformat = pylint\nshow-source = True\n", FsLintState.Findings)]
    [InlineData("[flake8]\nquiet = 1\n", FsLintState.Unreadable)]
    [InlineData("[flake8]\nmax-line-length = many\n", FsLintState.Crashed)]
    public async Task Settings_that_silence_flake8_never_make_it_pass_unseen(string settings, FsLintState state)
    {
        using LintProject project = new();
        project.Write("backend/module.py", "import os\n").Write("backend/.flake8", settings);

        FsLintRun run = await project.RunAsync(FsLinter.Flake8, environments.Ready);

        Assert.Equal(state, run.State);
        Assert.NotEqual(FsOutcome.Passed, run.Outcome);
    }

    [Fact]
    public async Task A_module_planted_in_the_project_is_not_taken_for_the_linter()
    {
        using LintProject project = new();
        project.Write("backend/flake8.py", "\"\"\"Planted.\"\"\"\n\nopen('planted', 'w').close()\n");

        FsLintRun run = await project.RunAsync(FsLinter.Flake8, environments.Ready);

        Assert.False(File.Exists(project.Repository.At("backend/planted")));
        Assert.Equal(FsLintState.Clean, run.State);
    }

    [Fact]
    public async Task Files_of_the_virtual_environment_are_nobodys_to_correct()
    {
        using LintProject project = new();
        project.Write("backend/module.py", Clean);
        Assert.NotEmpty(environments.Ready);
        CommandLine.Run(VirtualEnvironments.Interpreter, ["-m", "venv", "--system-site-packages", "--without-pip", "venv"], project.Repository.At("backend"));
        project.Write("backend/venv/lib/theirs.py", "import os\n");

        FsLintRun flake8 = await project.RunAsync(FsLinter.Flake8, environment: null);
        project.Write("backend/.flake8", "[flake8]\nextend-exclude = nothing\n");
        FsLintRun withSetting = await project.RunAsync(FsLinter.Flake8, environment: null);

        Assert.Equal((FsLintState.Clean, 1), (flake8.State, flake8.FileCount));
        Assert.Equal(FsLintState.Clean, withSetting.State);
    }

    [Fact]
    public async Task What_is_missing_is_told_with_the_command_that_brings_it()
    {
        using LintProject project = new();
        project.Write("backend/module.py", Clean);

        FsLintRun module = await project.RunAsync(FsLinter.Flake8, environments.Bare);
        FsLintRun environment = await project.RunAsync(FsLinter.Flake8, environment: null);

        Assert.Equal((FsLintState.NotInstalled, FsOutcome.Failed), (module.State, module.Outcome));
        Assert.EndsWith("-m pip install flake8", module.NextCommand, StringComparison.Ordinal);
        Assert.Equal((FsLintState.NoVirtualEnvironment, FsOutcome.Failed), (environment.State, environment.Outcome));
        Assert.StartsWith("Test-FsPython", environment.NextCommand, StringComparison.Ordinal);
    }

    private static void Require(FsLinter linter)
    {
        if (linter == FsLinter.Flake8)
        {
            return;
        }

        string module = linter.ToString().ToLowerInvariant();
        Assert.SkipUnless(File.Exists(VirtualEnvironments.Interpreter), "There is no " + VirtualEnvironments.Interpreter + ".");
        try
        {
            CommandLine.Run(VirtualEnvironments.Interpreter, ["-c", "import " + module], Path.GetTempPath());
        }
        catch (InvalidOperationException)
        {
            Assert.Skip($"{VirtualEnvironments.Interpreter} has no {module} (Debian: {module}).");
        }
    }
}
