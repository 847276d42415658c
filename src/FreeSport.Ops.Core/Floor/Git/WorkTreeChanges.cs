using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// What a working tree holds that its index does not, or its commit does not, whatever a person has told git not to look at:
/// files marked <c>assume-unchanged</c> or <c>skip-worktree</c>, untracked ones that only the person's own exclusions hide,
/// and what lies in submodules.
/// </summary>
internal sealed class WorkTreeChanges
{
    private const string Link = "160000";

    // What editors, file managers and package managers leave behind. Hidden by a person's own exclusions, it is nobody's change.
    private static readonly HashSet<string> Droppings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".idea", ".vscode", ".vs", ".fleet", ".history", ".settings", ".project", ".classpath", ".netrwhist", ".direnv", ".envrc",
        ".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".Trash-1000", "__pycache__",
        "venv", ".venv", "node_modules", ".tox", ".nox", ".pytest_cache", ".mypy_cache", ".ruff_cache",
    };

    private static readonly string[] DroppingEndings = [".swp", ".swo", ".swn", "~", ".bak", ".orig", ".rej", ".tmp", ".code-workspace", ".sublime-project", ".sublime-workspace", ".iml", ".pyc"];

    private WorkTreeChanges(string index, IReadOnlyList<Change> changes, IReadOnlyList<string> unwatched, IReadOnlyDictionary<string, Submodule> submodules, IReadOnlyList<string> filters) =>
        (Index, Changes, Unwatched, Submodules, Filters) = (index, changes, unwatched, submodules, filters);

    /// <summary>Gets git's list of the index: "tag mode id stage\tpath", each ended by NUL.</summary>
    public string Index { get; }

    /// <summary>Gets the paths that are not as the commit has them.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>Gets the paths that git was told not to look at.</summary>
    public IReadOnlyList<string> Unwatched { get; }

    /// <summary>Gets the submodules that are checked out, by their paths.</summary>
    public IReadOnlyDictionary<string, Submodule> Submodules { get; }

    /// <summary>Gets the filters of a person's own that may hide a change; no content is taken through them.</summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>Looks at a working tree.</summary>
    /// <param name="git">Reads the repository.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What there is.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<WorkTreeChanges> FindAsync(GitReader git, GitRepository repository, CancellationToken cancellationToken)
    {
        Task<string> index = git.ReadAsync(repository, ["ls-files", "-s", "-v", "-z"], input: null, cancellationToken);
        PersonalSettings personal = await PersonalSettings.FindAsync(git, repository, cancellationToken).ConfigureAwait(false);
        Task<string> status = git.ReadAsync(
            repository,
            [.. PersonalFilters.Off(personal.Filters), "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=none"],
            input: null,
            cancellationToken);
        await Task.WhenAll(index, status).ConfigureAwait(false);
        IReadOnlyList<string> hidden = await PersonalExclusions.UntrackedAsync(git, repository, personal, cancellationToken).ConfigureAwait(false);

        List<Change> changes = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string entry in (await status.ConfigureAwait(false)).Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            string path = entry.Substring(3);
            if (seen.Add(path))
            {
                changes.Add(new Change(path, OnlyStaged: entry[1] == ' '));
            }
        }

        changes.AddRange(hidden.Where(path => !IsDropping(path) && seen.Add(path)).Select(static path => new Change(path, OnlyStaged: false)));
        string entries = await index.ConfigureAwait(false);
        (List<IndexEntry> flagged, List<IndexEntry> links) = Special(entries);
        string[] unwatched = [.. flagged.Select(static f => f.Path)];
        flagged.AddRange(await FilteredAsync(git, repository, personal.Filters, entries, flagged, cancellationToken).ConfigureAwait(false));
        changes.AddRange((await UnwatchedAsync(git, repository, flagged, personal.Filters, cancellationToken).ConfigureAwait(false)).Where(path => seen.Add(path)).Select(static path => new Change(path, OnlyStaged: false)));
        Dictionary<string, Submodule> submodules = new(StringComparer.Ordinal);
        foreach (IndexEntry link in links)
        {
            if (await SubmoduleAsync(git, repository, link.Path, cancellationToken).ConfigureAwait(false) is { } found)
            {
                submodules[link.Path] = found;
                if ((found.Changed || found.Commit != link.Id) && seen.Add(link.Path))
                {
                    changes.Add(new Change(link.Path, OnlyStaged: false));
                }
            }
        }

        return new WorkTreeChanges(entries, changes, unwatched, submodules, personal.Filters);
    }

    // Nearly all entries are ordinary; they are passed over without taking them apart.
    private static (List<IndexEntry> Flagged, List<IndexEntry> Links) Special(string index)
    {
        List<IndexEntry> flagged = [], links = [];
        for (int start = 0, end; (end = index.IndexOf('\0', start)) >= 0; start = end + 1)
        {
            if (string.CompareOrdinal(index, start + 2, Link, 0, Link.Length) == 0)
            {
                links.Add(IndexEntry.Read(index, start, end));
            }
            else if (index[start] is 'S' or (>= 'a' and <= 'z'))
            {
                flagged.Add(IndexEntry.Read(index, start, end));
            }
        }

        return (flagged, links);
    }

    // Git looks at what such a filter made of a file, and at nothing while the file's times are as it remembers them.
    private static async Task<IReadOnlyList<IndexEntry>> FilteredAsync(
        GitReader git, GitRepository repository, IReadOnlyList<string> filters, string index, List<IndexEntry> flagged, CancellationToken cancellationToken)
    {
        if (filters.Count == 0)
        {
            return [];
        }

        List<IndexEntry> files = [];
        for (int start = 0, end; (end = index.IndexOf('\0', start)) >= 0; start = end + 1)
        {
            if (IndexEntry.Read(index, start, end) is { IsFile: true } entry)
            {
                files.Add(entry);
            }
        }

        HashSet<string> filtered = await PersonalFilters.FilteredAsync(git, repository, filters, files.Select(static f => f.Path), cancellationToken).ConfigureAwait(false);
        filtered.ExceptWith(flagged.Select(static f => f.Path));
        return [.. files.Where(f => filtered.Contains(f.Path))];
    }

    private static async Task<IReadOnlyList<string>> UnwatchedAsync(
        GitReader git, GitRepository repository, List<IndexEntry> flagged, IReadOnlyList<string> filters, CancellationToken cancellationToken)
    {
        // A file that a sparse checkout left out is as the commit has it.
        List<string> changed = [.. flagged.Where(f => !f.IsSkipped && !Exists(repository, f.Path)).Select(static f => f.Path)];
        List<IndexEntry> there = [.. flagged.Where(f => Exists(repository, f.Path))];
        changed.AddRange(there.Where(f => f.IsLink != (Platform.LinkTarget(Path.Combine(repository.Root, f.Path)) is not null)).Select(static f => f.Path));
        IndexEntry[] files = [.. there.Where(static f => !f.IsLink)];
        IReadOnlyList<string> ids = await BlobIds.OfFilesAsync(git, repository, [.. files.Select(static f => f.Path)], filters, cancellationToken).ConfigureAwait(false);
        changed.AddRange(files.Where((f, i) => ids[i] != f.Id || Platform.IsExecutableByMode(Path.Combine(repository.Root, f.Path)) is { } executable && executable != f.IsExecutable).Select(static f => f.Path));

        // Where a link points is compared by whoever takes the content.
        changed.AddRange(there.Where(static f => f.IsLink).Select(static f => f.Path));
        return changed;
    }

    private static bool Exists(GitRepository repository, string path) =>
        File.Exists(Path.Combine(repository.Root, path)) || Platform.LinkTarget(Path.Combine(repository.Root, path)) is not null;

    private static async Task<Submodule?> SubmoduleAsync(GitReader git, GitRepository repository, string path, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(repository.Root, path);
        string own = Path.Combine(folder, ".git");
        if (!File.Exists(own) && !Directory.Exists(own))
        {
            return null;
        }

        GitLookup found = await git.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        if (found.Repository is not { } inner || await git.ResolveAsync(inner, "HEAD^{commit}", cancellationToken).ConfigureAwait(false) is not { } commit)
        {
            return null;
        }

        RepositorySnapshot content = await RepositorySnapshot.TakeAsync(git, inner, cancellationToken).ConfigureAwait(false);
        return new Submodule(commit, content.IsChanged, content.IsChanged ? content.Fingerprint(string.Empty) ?? string.Empty : string.Empty);
    }

    private static bool IsDropping(string path) =>
        path.Split('/').Any(Droppings.Contains) || DroppingEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>A path that is not as the commit has it.</summary>
    /// <param name="Path">Below the repository's root with forward slashes.</param>
    /// <param name="OnlyStaged">Whether the index already has it as it is.</param>
    internal readonly record struct Change(string Path, bool OnlyStaged);

    /// <summary>A submodule that is checked out.</summary>
    /// <param name="Commit">The commit it stands on.</param>
    /// <param name="Changed">Whether it holds anything that this commit does not.</param>
    /// <param name="Content">The fingerprint of its content, when it is changed.</param>
    internal sealed record Submodule(string Commit, bool Changed, string Content);

    private readonly record struct IndexEntry(string Path, string Mode, string Id, bool IsSkipped)
    {
        public bool IsLink => Mode == "120000";

        public bool IsFile => !IsLink && Mode != Link;

        public bool IsExecutable => Mode == "100755";

        public static IndexEntry Read(string index, int start, int end)
        {
            int tab = index.IndexOf('\t', start, end - start);
            string[] fields = index.Substring(start, tab - start).Split(' ');
            return new IndexEntry(index.Substring(tab + 1, end - tab - 1), fields[1], fields[2], fields[0] is "S" or "s");
        }
    }
}
