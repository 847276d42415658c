using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Reads a repository through the git program; changes nothing, not even the index.</summary>
/// <param name="processes">Runs git.</param>
/// <param name="tools">Finds git.</param>
public sealed class GitReader(IProcessRunner processes, ToolLocator tools)
{
    // An inherited GIT_DIR (a hook's, for one) would answer for another repository.
    internal static readonly Dictionary<string, string?> Environment = new()
    {
        ["GIT_DIR"] = null,
        ["GIT_WORK_TREE"] = null,
        ["GIT_INDEX_FILE"] = null,
        ["GIT_OBJECT_DIRECTORY"] = null,
        ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = null,
        ["GIT_COMMON_DIR"] = null,
        ["GIT_NAMESPACE"] = null,
        ["GIT_ATTR_SOURCE"] = null,
        ["GIT_ATTR_NOSYSTEM"] = "1",
        ["GIT_LITERAL_PATHSPECS"] = null,
        ["GIT_GLOB_PATHSPECS"] = null,
        ["GIT_NOGLOB_PATHSPECS"] = null,
        ["GIT_ICASE_PATHSPECS"] = null,
        ["GIT_NO_REPLACE_OBJECTS"] = "1",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["LC_ALL"] = "C",
    };

    /// <summary>Gets what runs git.</summary>
    internal IProcessRunner Processes => processes;

    /// <summary>Gets what finds git.</summary>
    internal ToolLocator Tools => tools;

    // A person's settings are for that person's speed and comfort; none of them may hide a change.
    private static readonly string[] Unblinkered =
    [
        "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "core.checkStat=default",
        "-c", "core.trustctime=true", "-c", "core.ignoreStat=false", "-c", "status.showUntrackedFiles=all", "-c", "diff.ignoreSubmodules=none",
    ];

    /// <summary>Which repository a folder is in.</summary>
    /// <param name="folder">Absolute path of an existing folder.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository, or why there is none.</returns>
    public async Task<GitLookup> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (tools.Find("git") is not { } git)
        {
            return new GitLookup(GitState.NotInstalled);
        }

        ProcessResult answer = await RunAsync(
            git,
            folder,
            ["rev-parse", "--path-format=absolute", "--is-bare-repository", "--is-inside-work-tree", "--git-common-dir", "--show-toplevel", "--show-prefix", "HEAD^{commit}", "HEAD^{tree}", "--symbolic-full-name", "HEAD"],
            input: null,
            cancellationToken).ConfigureAwait(false);
        string[] lines = answer.StandardOutput.Replace("\r", string.Empty).Split('\n');

        // Before the first commit git complains of HEAD after it has told the rest.
        if (lines.Length > 5 && lines[0] == "false" && lines[1] == "true")
        {
            // The folder may have been named through a link; git knows where it really is.
            string root = Path.GetFullPath(lines[3]);
            string real = Path.GetFullPath(Path.Combine(root, lines[4].TrimEnd('/')));
            GitPosition? head = answer.Succeeded && lines.Length > 7 ? new GitPosition(lines[7] == "HEAD" ? null : lines[7], lines[5], lines[6]) : null;
            return new GitLookup(GitState.WorkTree, new GitRepository(root, Path.GetFullPath(lines[2])), real, Head: head);
        }

        if (lines[0] == "true")
        {
            return new GitLookup(GitState.Bare);
        }

        if (lines.Length > 5 && lines[0] == "false")
        {
            // core.worktree leads elsewhere: what git would answer for is not what lies here.
            return new GitLookup(GitState.Refused, Message: GitTexts.WorkTreeElsewhere.With(lines[3]));
        }

        bool absent = answer.StandardError.Contains("not a git repository", StringComparison.Ordinal);
        return new GitLookup(absent ? GitState.NoRepository : GitState.Refused, Message: answer.Message.FirstLine());
    }

    /// <summary>What the working tree stands on.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder that decides whether it is dirty.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <param name="position">The commit, where it is known; git is asked otherwise.</param>
    /// <param name="dirty">Whether it is dirty, where that is known; git is asked otherwise.</param>
    /// <returns>Commit, tree and dirtiness.</returns>
    public async Task<GitHead> ReadHeadAsync(
        GitRepository repository, string folder, CancellationToken cancellationToken, GitPosition? position = null, bool? dirty = null)
    {
        string git = Program();
        Task<GitPosition?> head = position is null ? HeadAsync(git, repository, cancellationToken) : Task.FromResult<GitPosition?>(position);
        Task<bool> changes = dirty is { } known ? Task.FromResult(known) : IsDirtyAsync(repository, folder, cancellationToken);
        await Task.WhenAll(head, changes).ConfigureAwait(false);
        GitPosition? at = await head.ConfigureAwait(false);
        return new GitHead(at?.Commit, at?.Tree, await changes.ConfigureAwait(false));
    }

    private async Task<bool> IsDirtyAsync(GitRepository repository, string folder, CancellationToken cancellationToken)
    {
        string below = PathText.Below(repository.Root, folder);
        try
        {
            WorkTreeChanges found = await WorkTreeChanges.FindAsync(this, repository, cancellationToken).ConfigureAwait(false);
            return found.Changes.Any(c => PathText.IsWithin(c.Path, below));
        }
        catch (OpsException unreadable) when (unreadable.Failure.ErrorId == ErrorIds.GitFailed)
        {
            // What cannot be looked at cannot be shown to be clean.
            return true;
        }
    }

    /// <summary>Where a repository's commits go.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository on its server that <c>origin</c> names; null when it names none.</returns>
    public async Task<RemoteAddress?> ReadOriginAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        if (GitConfigGlance.OriginUrl(repository) is { } plain)
        {
            return RemoteAddress.Parse(plain);
        }

        ProcessResult answer = await RunAsync(Program(), repository.Root, ["config", "--get", "remote.origin.url"], input: null, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? RemoteAddress.Parse(answer.StandardOutput) : null;
    }

    /// <summary>Whether a clone lacks the beginning of its history.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True for a shallow clone.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<bool> IsShallowAsync(GitRepository repository, CancellationToken cancellationToken) =>
        (await ReadAsync(repository, ["rev-parse", "--is-shallow-repository"], input: null, cancellationToken).ConfigureAwait(false)).Trim() == "true";

    /// <summary>Whether a repository has any remote.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True when one is set.</returns>
    public async Task<bool> HasRemoteAsync(GitRepository repository, CancellationToken cancellationToken) =>
        (await RunAsync(Program(), repository.Root, ["config", "--get-regexp", @"^remote\..*\.url$"], input: null, cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <summary>The files that a checkout would hold were everything in the working tree committed.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Their paths in the repository, with forward slashes; a link and a submodule are one each.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<string>> FilesAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        // Each path has its state before it: R is one that was deleted, told beside the entry that the index still has.
        string[] entries = (await ReadAsync(repository, ["ls-files", "-z", "-t", "--cached", "--others", "--deleted", "--exclude-standard"], input: null, cancellationToken).ConfigureAwait(false))
            .Split(['\0'], StringSplitOptions.RemoveEmptyEntries);
        HashSet<string> deleted = new(entries.Where(static e => e[0] == 'R').Select(static e => e.Substring(2)), StringComparer.Ordinal);
        return [.. entries.Select(static e => e.Substring(2)).Where(path => !deleted.Contains(path)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Runs a git command that only reads.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="input">What git reads from its standard input.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What git wrote.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> ReadAsync(GitRepository repository, IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(Program(), repository.Root, arguments, input, cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.GitFailed,
                FailureKind.ReadError,
                GitTexts.Failed.With(Command(arguments), repository.Root, answer.TimedOut ? GitTexts.TimedOut : answer.Message.FirstLine()),
                answer.StandardError.Contains("Filename too long", StringComparison.Ordinal) ? GitTexts.LongPathsRemedy : GitTexts.FailedRemedy.With(repository.Root),
                repository.Root));
        }

        return answer.StandardOutput;
    }

    /// <summary>The text of a file as a commit holds it.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit, by any name.</param>
    /// <param name="path">The path below the repository's root with forward slashes.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The text; null when the commit, or the file in it, is not there.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string?> ReadFileAsync(GitRepository repository, string commit, string path, CancellationToken cancellationToken)
    {
        // Asked this way, git tells what is not there from what it cannot read.
        string answer = await ReadAsync(repository, ["cat-file", "--batch", "--follow-symlinks"], $"{commit}:{path}\n", cancellationToken).ConfigureAwait(false);
        int end = answer.IndexOf('\n');
        return end > 0 && answer.Substring(0, end).Split(' ') is [_, "blob", _] ? answer.Substring(end + 1, answer.Length - end - 2) : null;
    }

    /// <summary>What tells a repository from every other: the commit that its history begins with.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its 40 digits, the same in every whole clone; null before the first commit.</returns>
    public async Task<string?> ReadRootCommitAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(Program(), repository.Root, ["rev-list", "--max-parents=0", "HEAD", "--"], input: null, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() : null;
    }

    /// <summary>Who git would write into a commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>As <c>Anna Ivanova &lt;anna@freesport.example&gt;</c>; null where git does not know.</returns>
    public async Task<string?> ReadAuthorAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(Program(), repository.Root, ["var", "GIT_AUTHOR_IDENT"], input: null, cancellationToken).ConfigureAwait(false);
        int end = answer.StandardOutput.LastIndexOf('>');
        return answer.Succeeded && end > 0 ? answer.StandardOutput.Substring(0, end + 1) : null;
    }

    /// <summary>The object that a name means in a clone.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="name">The name with what it should be, as <c>HEAD^{commit}</c> or <c>main^{tree}</c>.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its 40 digits; null when the clone does not hold it.</returns>
    public async Task<string?> ResolveAsync(GitRepository repository, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(repository, ["rev-parse", "-q", "--verify", "--end-of-options", name], input: null, cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (OpsException unknown) when (unknown.Failure.ErrorId == ErrorIds.GitFailed)
        {
            return null;
        }
    }

    /// <summary>Settings whose values are paths.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="pattern">An expression that finds their names, in lower case.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What holds for each one that is set, with <c>~</c> replaced.</returns>
    /// <exception cref="OpsException">There is no git (<c>GitNotInstalled</c>).</exception>
    public async Task<IReadOnlyDictionary<string, string>> PathsSetAsync(GitRepository repository, string pattern, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(Program(), repository.Root, ["config", "-z", "--type=path", "--get-regexp", pattern], input: null, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string[] entry in answer.StandardOutput.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Select(static e => e.Split(['\n'], 2)))
        {
            // The last one holds.
            found[entry[0]] = entry.Length > 1 ? entry[1] : string.Empty;
        }

        return found;
    }

    private async Task<GitPosition?> HeadAsync(string git, GitRepository repository, CancellationToken cancellationToken)
    {
        ProcessResult ids = await RunAsync(
            git, repository.Root, ["show", "-s", "--no-show-signature", "--format=%H %T", "HEAD", "--"], input: null, cancellationToken).ConfigureAwait(false);
        return ids.Succeeded && ids.StandardOutput.Trim().Split(' ') is [{ Length: > 0 } commit, { Length: > 0 } tree] ? new GitPosition(Branch: null, commit, tree) : null;
    }

    // Settings stand before it.
    private static string Command(IReadOnlyList<string> arguments)
    {
        int at = 0;
        while (arguments[at] == "-c")
        {
            at += 2;
        }

        return arguments[at];
    }

    private string Program() => tools.Find("git") ?? throw new OpsException(new OpsFailure(
        ErrorIds.GitNotInstalled, FailureKind.NotInstalled, GitTexts.NotInstalled + tools.ShimNote("git"), GitTexts.NotInstalledRemedy, "git"));

    private Task<ProcessResult> RunAsync(
        string git, string folder, IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken) =>
        processes.RunAsync(
            new ProcessRequest(git, [.. Unblinkered, .. FileModes(folder), .. Case(folder), .. arguments])
            {
                WorkingDirectory = folder,
                Environment = Environment,
                StandardInput = input,
                Timeout = TimeSpan.FromSeconds(60),
                OutputLimit = 256 * 1024 * 1024,
            },
            cancellationToken);

    // Where the file system tells cases apart, files whose names differ by it are two, whatever is set.
    private static string[] Case(string folder) =>
        File.Exists(Path.Combine(folder, ".git", "config")) && !File.Exists(Path.Combine(folder, ".git", "CONFIG")) ? ["-c", "core.ignoreCase=false"] : [];

    // Where the file system knows modes, a changed one is a change, whatever is set; a file of git's own that is executable
    // shows that it does not.
    private static string[] FileModes(string folder)
    {
        string own = Path.Combine(folder, ".git", "config");
        return File.Exists(own) && Platform.IsExecutableByMode(own) == false ? ["-c", "core.fileMode=true"] : [];
    }
}
