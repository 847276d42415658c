namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>The paths that a command cannot do without.</summary>
internal static class CommandPaths
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "sudo", "exec", "nohup", "env", "xvfb-run" };

    private static readonly HashSet<string> Runners = new(StringComparer.Ordinal) { "uv", "poetry", "pipenv", "hatch", "pdm" };

    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "bash", "sh", "zsh", "source", ".", "pwsh" };

    private static readonly HashSet<string> Interpreters = new(StringComparer.Ordinal) { "python", "python2", "python3", "node", "ruby", "perl", "php", "tsx", "ts-node" };

    private static readonly HashSet<string> Scripts = new(StringComparer.OrdinalIgnoreCase) { ".sh", ".bash", ".py", ".rb", ".pl", ".ps1", ".php" };

    private static readonly HashSet<string> OtherScripts = new(StringComparer.OrdinalIgnoreCase) { ".js", ".mjs", ".cjs", ".ts", ".mts" };

    // Options of docker build without a value.
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal)
    {
        "--push", "--load", "--no-cache", "--pull", "-q", "--quiet", "--rm", "--squash", "--force-rm", "--check", "-D", "--debug", "--compress",
    };

    public static IEnumerable<NamedPath> Of(ShellCommand command)
    {
        ShellWord[] words = [.. Unwrapped(command.Words)];
        if (words.Length == 0 || !words[0].IsKnown)
        {
            return [];
        }

        string name = words[0].Text;
        return name.IndexOf('/') >= 0 ? [File(words[0])]
            : Shells.Contains(name) || Interpreters.Contains(name) || IsVersioned(name) ? Script(words)
            : name switch
            {
                "cd" when words.Length == 2 && words[1].Text != "-" => [new NamedPath(words[1], words[1].Text, NamedPathKind.Folder)],
                "chmod" => words.Skip(2).Where(static w => !w.Text.StartsWith("-", StringComparison.Ordinal)).Select(File),
                "docker" when words.Any(static w => w.Text == "compose") => Options(words.TakeWhile(static w => !IsVerb(w.Text)), NamedPathKind.Script, "-f", "--file"),
                "docker-compose" => Options(words.TakeWhile(static w => !IsVerb(w.Text)), NamedPathKind.Script, "-f", "--file"),
                "docker" or "podman" when words.Length > 2 && (words[1].Text == "build" || (words[1].Text == "buildx" && words[2].Text == "build")) => Build(words),
                "pip" or "pip3" => Options(words, NamedPathKind.File, "-r", "--requirement", "-c", "--constraint"),
                "make" => Options(words, NamedPathKind.Folder, "-C", "--directory"),
                "npm" => Options(words, NamedPathKind.Folder, "--prefix", "-C"),
                "yarn" => Options(words, NamedPathKind.Folder, "--cwd"),
                "pnpm" => Options(words, NamedPathKind.Folder, "-C", "--dir"),
                "terraform" => Options(words, NamedPathKind.Folder, "-chdir"),
                _ => [],
            };
    }

    /// <summary>Whether a file's name is that of a script which people write.</summary>
    public static bool IsSource(string path) => Scripts.Contains(Path.GetExtension(path));

    private static bool IsVersioned(string name) => name.StartsWith("python3.", StringComparison.Ordinal);

    private static bool IsVerb(string word) => word is "up" or "build" or "run" or "exec" or "pull" or "push" or "down" or "config" or "ps" or "logs" or "start" or "stop";

    private static IEnumerable<ShellWord> Unwrapped(IReadOnlyList<ShellWord> words)
    {
        int at = 0;
        while (at < words.Count && (Prefixes.Contains(words[at].Text) || (at > 0 && words[at].Text.IndexOf('=') > 0 && words[at - 1].Text == "env")))
        {
            at++;
        }

        if (at + 1 < words.Count && Runners.Contains(words[at].Text) && words[at + 1].Text == "run")
        {
            at += 2;
        }
        else if (at + 2 < words.Count && IsPython(words[at].Text) && words[at + 1].Text == "-m" && words[at + 2].Text == "pip")
        {
            at += 2;
        }
        else if (at + 1 < words.Count && words[at].Text == "uv" && words[at + 1].Text == "pip")
        {
            at++;
        }

        return words.Skip(at);
    }

    private static bool IsPython(string name) => name is "python" or "python3" || IsVersioned(name);

    private static NamedPath File(ShellWord word) => new(word, word.Text, IsSource(word.Text) ? NamedPathKind.Script : NamedPathKind.File);

    // The first argument that is no option; what follows -c or -m is no file.
    private static IEnumerable<NamedPath> Script(ShellWord[] words)
    {
        foreach (ShellWord word in words.Skip(1))
        {
            if (word.Text.StartsWith("-", StringComparison.Ordinal))
            {
                if (word.Text.Length > 1 && word.Text[1] != '-' && word.Text.IndexOfAny(['c', 'm', 'e', 'p', 'r', 'o', 'W', 'X', 'E', 'I']) > 0 && !(Shells.Contains(words[0].Text) && word.Text.IndexOfAny(['c', 'o', 's']) < 0))
                {
                    break;
                }

                if (word.Text.StartsWith("--", StringComparison.Ordinal))
                {
                    break;
                }

                continue;
            }

            bool isFile = Scripts.Contains(Path.GetExtension(word.IsKnown ? word.Text : string.Empty))
                || OtherScripts.Contains(Path.GetExtension(word.IsKnown ? word.Text : string.Empty))
                || (Shells.Contains(words[0].Text) && word.Text.IndexOf('/') >= 0);
            if (isFile)
            {
                yield return File(word);
            }

            break;
        }
    }

    private static IEnumerable<NamedPath> Options(IEnumerable<ShellWord> words, NamedPathKind kind, params string[] options)
    {
        string? option = null;
        foreach (ShellWord word in words)
        {
            if (option is not null)
            {
                option = null;
                yield return new NamedPath(word, word.Text, kind);
            }
            else if (options.Contains(word.Text))
            {
                option = word.Text;
            }
            else if (options.FirstOrDefault(o => word.Text.StartsWith(o + "=", StringComparison.Ordinal)) is { } joined)
            {
                yield return new NamedPath(word, word.Text.Substring(joined.Length + 1), kind);
            }
        }
    }

    private static NamedPath[] Build(ShellWord[] words)
    {
        NamedPath[] files = [.. Options(words, NamedPathKind.Script, "-f", "--file")];
        ShellWord? context = null;
        for (int i = words[1].Text == "buildx" ? 3 : 2; i < words.Length && context is null; i++)
        {
            if (!words[i].Text.StartsWith("-", StringComparison.Ordinal))
            {
                context = words[i];
            }
            else if (words[i].Text.IndexOf('=') < 0 && !Flags.Contains(words[i].Text))
            {
                i++;
            }
        }

        if (context is not { IsKnown: true } folder || folder.Text == "-")
        {
            return files;
        }

        NamedPath place = new(folder, folder.Text, NamedPathKind.Folder);
        return files.Length > 0 ? [.. files, place] : [place, new NamedPath(folder, folder.Text.TrimEnd('/') + "/Dockerfile", NamedPathKind.Script)];
    }
}
