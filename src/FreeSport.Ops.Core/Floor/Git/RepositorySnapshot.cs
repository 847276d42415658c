using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// What git would commit now: the paths, modes and blob ids of all files that are tracked or untracked, ignored ones
/// left out. Taken whole with a few processes of git, however many files and questions there are.
/// </summary>
/// <remarks>It does not change when the same content is committed, so evidence taken just before a commit stays fresh.</remarks>
public sealed class RepositorySnapshot
{
    private const string FileMode = "100644";
    private const string ExecutableMode = "100755";
    private const string LinkMode = "120000";
    private const string SubmoduleMode = "160000";
    private const int HashedAtOnce = 64 * 1024;

    private static readonly char[] FieldEnds = [' ', '\t'];

    // In ordinal order: what lies in a folder stands together.
    private readonly List<KeyValuePair<string, string>> _blobs;

    private readonly List<KeyValuePair<string, string>> _staged;

    private RepositorySnapshot(List<KeyValuePair<string, string>> blobs, List<KeyValuePair<string, string>> staged, IReadOnlyList<string> changed, IReadOnlyList<string> unwatched) =>
        (_blobs, _staged, Changed, Unwatched) = (blobs, staged, changed, unwatched);

    /// <summary>Gets the paths that the commit the working tree stands on does not have so.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>Gets the paths that git was told not to look at: <c>assume-unchanged</c> or <c>skip-worktree</c>.</summary>
    public IReadOnlyList<string> Unwatched { get; }

    /// <summary>Gets a value indicating whether anything is not as the commit has it.</summary>
    public bool IsChanged => Changed.Count > 0;

    /// <summary>Takes it of the working tree.</summary>
    /// <param name="git">Reads the repository.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<RepositorySnapshot> TakeAsync(GitReader git, GitRepository repository, CancellationToken cancellationToken)
    {
        WorkTreeChanges found = await WorkTreeChanges.FindAsync(git, repository, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> tracked = InOrder(Entries(found.Index, modeField: 1, idField: 2));
        Dictionary<string, string?> changes = await ChangesAsync(git, repository, tracked, found, cancellationToken).ConfigureAwait(false);
        return new RepositorySnapshot(changes.Count == 0 ? tracked : Apply(changes, tracked), tracked, [.. found.Changes.Select(static c => c.Path)], found.Unwatched);
    }

    /// <summary>The content of a commit: what a snapshot of a clean working tree there holds.</summary>
    /// <param name="git">Reads the repository.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit, which the clone holds.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<RepositorySnapshot> OfCommitAsync(GitReader git, GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        string tree = await git.ReadAsync(repository, ["ls-tree", "-r", "-z", "--full-tree", commit], input: null, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> blobs = InOrder(Entries(tree, modeField: 0, idField: 2));
        return new RepositorySnapshot(blobs, blobs, [], []);
    }

    /// <summary>The fingerprint of a file or folder: SHA-256 over its sorted modes, blob ids and paths.</summary>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    public string? Fingerprint(string path)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        StringBuilder text = new(HashedAtOnce + 1024);
        bool any = false;
        foreach (KeyValuePair<string, string> blob in Below(path))
        {
            text.Append(blob.Value).Append(' ').Append(blob.Key).Append('\0');
            any = true;
            if (text.Length >= HashedAtOnce)
            {
                Flush();
            }
        }

        Flush();
        return any ? Hex.Text(hash.GetHashAndReset()) : null;

        void Flush()
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }

    /// <summary>Where the content is another one.</summary>
    /// <param name="other">What it is held against.</param>
    /// <returns>The paths that one of the two does not have, or not so, in ordinal order.</returns>
    public IEnumerable<string> DifferencesFrom(RepositorySnapshot other) => Differences(_blobs, other._blobs);

    /// <summary>Where what is staged is another content.</summary>
    /// <param name="other">What it is held against.</param>
    /// <returns>The paths that one of the two does not have, or not so, in ordinal order.</returns>
    public IEnumerable<string> StagedDifferencesFrom(RepositorySnapshot other) => Differences(_staged, other._blobs);

    /// <summary>Whether it has a file, or anything in a folder.</summary>
    /// <param name="path">The path below the repository's root with forward slashes.</param>
    /// <returns>True when it has.</returns>
    public bool Has(string path) => Below(path).Any();

    /// <summary>The symbolic links at or below a path.</summary>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Links(string path) => [.. Below(path).Where(static b => b.Value.StartsWith(LinkMode, StringComparison.Ordinal)).Select(static b => b.Key)];

    /// <summary>Whether something at or below a path is not as the commit has it.</summary>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <returns>True when it is.</returns>
    public bool IsDirty(string path) =>
        path.Length == 0 ? IsChanged : Changed.Any(c => PathText.IsWithin(c, path.TrimEnd('/')));

    private IEnumerable<KeyValuePair<string, string>> Below(string path)
    {
        if (path.Length == 0)
        {
            return _blobs;
        }

        int file = Find(path);
        return file < _blobs.Count && _blobs[file].Key == path ? [_blobs[file]] : Folder(path.EndsWith("/", StringComparison.Ordinal) ? path : path + "/");
    }

    private IEnumerable<KeyValuePair<string, string>> Folder(string prefix)
    {
        for (int i = Find(prefix); i < _blobs.Count && _blobs[i].Key.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            yield return _blobs[i];
        }
    }

    // The first entry that does not stand before the path.
    private int Find(string path)
    {
        int low = 0, high = _blobs.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_blobs[middle].Key, path) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<string> Differences(List<KeyValuePair<string, string>> one, List<KeyValuePair<string, string>> other)
    {
        for (int i = 0, j = 0; i < one.Count || j < other.Count;)
        {
            int order = i == one.Count ? 1 : j == other.Count ? -1 : string.CompareOrdinal(one[i].Key, other[j].Key);
            if (order != 0 || one[i].Value != other[j].Value)
            {
                yield return order > 0 ? other[j].Key : one[i].Key;
            }

            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }
    }

    // "mode type id\tpath" of a tree and "tag mode id stage\tpath" of the index, ended by NUL; the numbers of fields count from 0.
    private static List<KeyValuePair<string, string>> Entries(string output, int modeField, int idField)
    {
        List<KeyValuePair<string, string>> entries = [];
        for (int start = 0, end; (end = output.IndexOf('\0', start)) >= 0; start = end + 1)
        {
            int tab = output.IndexOf('\t', start, end - start);
            int mode = Skip(output, start, modeField), id = Skip(output, mode, idField - modeField);
            string blob = idField == modeField + 1
                ? output.Substring(mode, End(output, id) - mode)
                : output.Substring(mode, End(output, mode) - mode) + " " + output.Substring(id, End(output, id) - id);
            entries.Add(new(output.Substring(tab + 1, end - tab - 1), blob));
        }

        return entries;
    }

    private static int Skip(string output, int start, int fields)
    {
        for (; fields > 0; fields--)
        {
            start = output.IndexOf(' ', start) + 1;
        }

        return start;
    }

    private static int End(string output, int start) => output.IndexOfAny(FieldEnds, start);

    // git sorts by bytes, which is nearly ordinal; of a path in conflict the last stage stays.
    private static List<KeyValuePair<string, string>> InOrder(List<KeyValuePair<string, string>> entries)
    {
        for (int i = 1; i < entries.Count; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                SortedDictionary<string, string> sorted = new(StringComparer.Ordinal);
                entries.ForEach(e => sorted[e.Key] = e.Value);
                return [.. sorted];
            }
        }

        return entries;
    }

    private static List<KeyValuePair<string, string>> Apply(Dictionary<string, string?> changes, List<KeyValuePair<string, string>> tracked)
    {
        List<KeyValuePair<string, string>> blobs = new(tracked.Count + changes.Count);
        blobs.AddRange(tracked.Where(t => !changes.ContainsKey(t.Key)));
        foreach (KeyValuePair<string, string?> change in changes)
        {
            if (change.Value is { } blob)
            {
                blobs.Add(new(change.Key, blob));
            }
        }

        blobs.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return blobs;
    }

    private static async Task<Dictionary<string, string?>> ChangesAsync(
        GitReader git, GitRepository repository, List<KeyValuePair<string, string>> tracked, WorkTreeChanges found, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> changes = new(StringComparer.Ordinal);
        List<string> files = [], links = [];
        foreach ((string path, bool onlyStaged) in found.Changes)
        {
            string full = Path.Combine(repository.Root, path);
            if (found.Submodules.TryGetValue(path, out WorkTreeChanges.Submodule? submodule))
            {
                changes[path] = SubmoduleMode + " " + submodule.Commit + (submodule.Changed ? "+" + submodule.Content : string.Empty);
            }
            else if (Platform.LinkTarget(full) is not null)
            {
                links.Add(path);
            }
            else if (!File.Exists(full))
            {
                changes[path] = null;
            }
            else if (!onlyStaged)
            {
                files.Add(path);
            }
        }

        IReadOnlyList<string> fileIds;
        try
        {
            fileIds = await BlobIds.OfFilesAsync(git, repository, files, found.Filters, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed) when (failed.Failure.ErrorId == ErrorIds.GitFailed && files.Exists(file => !File.Exists(Path.Combine(repository.Root, file))))
        {
            // Another program's file that was only passing, such as a lock, went meanwhile: the content is that without it.
            return await ChangesAsync(git, repository, tracked, found, cancellationToken).ConfigureAwait(false);
        }

        Dictionary<string, string> modes = Platform.IsWindows ? tracked.ToDictionary(static t => t.Key, static t => t.Value.Split(' ')[0], StringComparer.Ordinal) : [];
        for (int i = 0; i < files.Count; i++)
        {
            changes[files[i]] = Mode(repository, files[i], modes) + " " + fileIds[i];
        }

        // git commits where a link points, not what is there.
        string[] targets = [.. links.Select(link => Platform.LinkTarget(Path.Combine(repository.Root, link)) ?? string.Empty)];
        IReadOnlyList<string> linkIds = await BlobIds.OfTextsAsync(git, repository, targets, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < links.Count; i++)
        {
            changes[links[i]] = LinkMode + " " + linkIds[i];
        }

        return changes;
    }

    // Windows keeps no executable bit: there the mode is what git knows.
    private static string Mode(GitRepository repository, string path, Dictionary<string, string> known) =>
        Platform.IsExecutableByMode(Path.Combine(repository.Root, path)) is { } executable ? executable ? ExecutableMode : FileMode
        : known.TryGetValue(path, out string? mode) ? mode
        : FileMode;
}
