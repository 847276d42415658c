using FreeSport.Ops.Core.Steps.Preparation.Lint;

namespace FreeSport.Ops.Core.Tests.Preparation.Lint;

/// <summary>Which linters run, where and how, by the project's own files.</summary>
public sealed class LintSelectionTests
{
    [Fact]
    public async Task CI_decides_which_linters_run_where_and_with_what()
    {
        using LintProject project = new();
        project.Repository.Folder("backend");
        project.Write("frontend/package.json", """{"scripts":{"lint":"eslint . --max-warnings=0 --fix"}}""").Write(".github/workflows/ci.yml", """
            on: push
            defaults: { run: { working-directory: backend } }
            jobs:
              python:
                runs-on: ubuntu-latest
                steps:
                  - run: |
                      pip install flake8 black
                      flake8 . --count --max-line-length=88 --format pylint
                      black --check --diff .
                  - run: mypy --config-file=mypy.ini .
                    continue-on-error: true
                  - run: |
                      bandit -r apps/ -f json -o report.json || true
                      bandit -r apps/ -ll
                  - run: isort --check-only $CHANGED
              node:
                runs-on: ubuntu-latest
                steps:
                  - run: cd ../frontend && npm run lint
                  - run: npx prettier --check "src/**/*.{ts,tsx}"
                    working-directory: frontend
            """);

        IReadOnlyList<LintTarget> targets = await project.SelectAsync();

        Assert.Equal(
            [
                "Flake8 backend [.|--max-line-length=88] False 0 .github/workflows/ci.yml:7",
                "Black backend [.] False 0 .github/workflows/ci.yml:7",
                "Isort backend [] False 1 .github/workflows/ci.yml:16",
                "Mypy backend [--config-file=mypy.ini|.] True 0 .github/workflows/ci.yml:11",
                "Bandit backend [-r|apps/|-ll] False 0 .github/workflows/ci.yml:13",
                "Eslint frontend [.|--max-warnings=0] False 0 .github/workflows/ci.yml:20",
                "Prettier frontend [src/**/*.{ts,tsx}] False 0 .github/workflows/ci.yml:21",
            ],
            targets.Select(static t => $"{t.Linter} {Path.GetFileName(t.Folder)} [{string.Join('|', t.Arguments)}] {t.Advisory} {t.LeftOut.Count} {t.ChosenBy}"));
    }

    [Fact]
    public async Task Without_CI_the_projects_files_decide_and_a_person_before_both()
    {
        using LintProject project = new();
        project.Write("backend/requirements.txt", "Django==5\nflake8>=7\n# black\n")
            .Write("backend/pyproject.toml", "[tool.isort]\nprofile = 'black'\n")
            .Write("frontend/package.json", """{"devDependencies":{"prettier":"^3"}}""");

        Assert.Equal(
            ["Flake8 backend/requirements.txt", "Isort backend/pyproject.toml", "Prettier frontend/package.json"],
            (await project.SelectAsync()).Select(static t => t.Linter + " " + t.ChosenBy));
        Assert.Equal(["Mypy -Linter", "Isort backend/pyproject.toml"], (await project.SelectAsync(FsLinter.Mypy, FsLinter.Isort)).Select(static t => t.Linter + " " + t.ChosenBy));
    }

    [Fact]
    public async Task A_project_without_linters_names_none_and_a_damaged_package_is_no_error()
    {
        using LintProject project = new();
        project.Write("frontend/package.json", "{ damaged").Write(".github/workflows/ci.yml", "on: [\n");

        Assert.Empty(await project.SelectAsync());
    }

    [Theory]
    [InlineData("flake8 . --x='a b'", "flake8|.|--x=a b", true)]
    [InlineData("flake8 # all of it", "flake8", true)]
    [InlineData("flake8 $FILES", "flake8|$FILES", false)]
    [InlineData("flake8 \"$FILES\"", "flake8|$FILES", false)]
    [InlineData("flake8 '$FILES'", "flake8|$FILES", true)]
    [InlineData("flake8 | tee log", "flake8|||tee|log", false)]
    [InlineData("flake8 ${{ inputs.path }}", "flake8|${{|inputs.path|}}", false)]
    [InlineData("flake8 'open", "flake8|open", false)]
    [InlineData("", "", true)]
    public void A_line_is_plain_as_long_as_no_shell_is_needed(string line, string words, bool plain)
    {
        (string[] Words, bool Plain) read = CommandLineWords.Read(line).First();

        Assert.Equal((words, plain), (string.Join('|', read.Words), read.Plain));
    }

    [Fact]
    public void Joined_commands_are_taken_apart() =>
        Assert.Equal(["cd backend", "flake8 .", "black ."], CommandLineWords.Read("cd backend && flake8 .; black .").Select(static c => string.Join(' ', c.Words)));
}
