using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What becomes of the checked-out repository through a step.</summary>
internal static class StepEffects
{
    // They install for the machine, log in, or put away: nothing of theirs lies in the repository's folders, or its path is said.
    private static readonly string[] HarmlessActions =
    [
        "actions/setup-", "actions/cache", "actions/upload-", "actions/github-script", "docker/setup-", "docker/login-action", "docker/metadata-action",
        "docker/build-push-action", "aws-actions/configure-", "azure/login", "google-github-actions/auth", "webfactory/ssh-agent", "astral-sh/setup-uv",
        "pnpm/action-setup", "codecov/codecov-action", "ruby/setup-ruby", "github/codeql-action", "step-security/harden-runner", "hadolint/",
    ];

    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "echo", "printf", "cd", "pip", "pip3", "apt-get", "apt", "export", "set", "source", ".", "chmod", "ls", "cat", "pwd", "env", "printenv", "sleep", "exit",
        "true", ":", "mkdir", "touch", "cp", "mv", "rm", "curl", "wget", "[", "[[", "test", "grep", "jq", "date", "read", "docker", "docker-compose", "gh", "flake8",
        "black", "ruff", "mypy", "pytest", "eslint", "shellcheck", "whoami", "id", "df", "free", "ssh-keyscan", "tee",
    };

    private static readonly string[] Installing = ["ci", "install", "i", "test"];

    // They bring another state or another repository.
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal)
    {
        "checkout", "switch", "clone", "reset", "merge", "pull", "worktree", "stash", "apply", "am", "cherry-pick", "rebase", "submodule", "restore", "init",
    };

    public static JobTree After(StepSyntax step, JobTree tree)
    {
        string action = step.Action();
        return tree is JobTree.Unknown or JobTree.Empty ? tree
            : action == "actions/download-artifact" && step.Input("path") is null ? JobTree.Unknown
            : HarmlessActions.Any(h => action.StartsWith(h, StringComparison.Ordinal)) ? tree
            : JobTree.Changed;
    }

    public static JobTree After(ShellCommand command, JobTree tree)
    {
        IReadOnlyList<ShellWord> words = command.Words[0].Text == "sudo" ? [.. command.Words.Skip(1)] : command.Words;
        if (words.Count == 0 || tree == JobTree.Unknown)
        {
            return tree;
        }

        string name = words[0].Text;
        string verb = words.Count > 1 ? words[1].Text : string.Empty;
        if (name == "git" && words.Any(static w => Moving.Contains(w.Text)))
        {
            return JobTree.Unknown;
        }

        return (name == "gh" && words.Any(static w => w.Text is "checkout" or "clone" or "download")) || name is "tar" or "unzip" ? JobTree.Unknown
            : tree == JobTree.Empty || Harmless.Contains(name) || name == "git" ? tree
            : name is "npm" or "yarn" or "pnpm" && (Installing.Contains(verb) || verb.Length == 0) ? tree
            : name.StartsWith("python", StringComparison.Ordinal) && verb == "-m" && words.Count > 2 && words[2].Text is "venv" or "pip" or "pytest" ? tree
            : JobTree.Changed;
    }

    /// <summary>The folder that the next command runs in; null when that cannot be told.</summary>
    public static string? FolderAfter(ShellCommand command, string? folder) => command.Name switch
    {
        "cd" when folder is not null && command is { IsConditional: false, Words.Count: 2 } && command.Words[1] is { IsKnown: true, Text: not "-" } to =>
            RepositoryPath.Of(RepositoryPath.Join(folder, to.Text)),
        "cd" or "pushd" or "popd" => null,
        _ => folder,
    };
}
