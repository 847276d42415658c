using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Tells calls that judge source code and are not run here: other linters, and programs that start linters.</summary>
internal static class ForeignLinters
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "pre-commit", "prek", "pyright", "basedpyright", "pytype", "pyre", "ty", "pyrefly", "pycodestyle", "pydocstyle", "pyflakes", "pylama", "prospector",
        "autopep8", "yapf", "darker", "autoflake", "pyupgrade", "docformatter", "djlint", "djhtml", "curlylint", "vulture", "radon", "xenon",
        "semgrep", "safety", "pip-audit", "codespell", "doc8", "interrogate", "refurb", "detect-secrets", "gitleaks", "hadolint", "yamllint",
        "shellcheck", "shfmt", "actionlint", "zizmor", "ansible-lint", "tflint", "sqlfluff", "squawk", "checkov", "markdownlint",
        "markdownlint-cli2", "stylelint", "tsc", "biome", "oxlint", "tslint", "jshint", "standard", "xo", "commitlint", "lint-staged", "import-linter", "lint-imports", "deptry",
    };

    private static readonly HashSet<string> Starters = new(StringComparer.Ordinal)
    {
        "make", "just", "task", "invoke", "inv", "tox", "nox", "hatch", "poe", "rake", "npm", "pnpm", "yarn", "bun", "nx", "turbo", "moon", "bash", "sh",
    };

    private static readonly Regex Judging = new(
        @"lint|style|format|\bfmt\b|flake8?|ruff|black|isort|mypy|pylint|bandit|type-?check|\btypes?\b|static|quality|pre-commit|prettier|shellcheck|codespell", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a call is one.</summary>
    /// <param name="words">The program's name and its arguments.</param>
    public static bool Is(IReadOnlyList<string> words)
    {
        string program = words[0].Substring(words[0].LastIndexOf('/') + 1);
        return Programs.Contains(program)
            || (Starters.Contains(program) && words.Skip(1).Any(Judging.IsMatch))
            || (words[0].Contains('/') && Judging.IsMatch(program));
    }

    /// <summary>Whether an action is one.</summary>
    /// <param name="uses">As the workflow names it.</param>
    public static bool IsAction(string uses) => Judging.IsMatch(uses.Split('@')[0]) && !uses.StartsWith("actions/", StringComparison.Ordinal);
}
