using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// What git would commit now: the paths, modes and blob ids of all files that are tracked or untracked, ignored ones
/// left out. Taken whole with three processes of git, however many files and questions there are.
/// </summary>
/// <remarks>It does not change when the same content is committed, so evidence taken just before a commit stays fresh.</remarks>
public sealed class RepositorySnapshot
{
    private const string FileMode = "100644";
    private const string ExecutableMode = "100755";
    private const string LinkMode = "120000";

    // In ordinal order: what lies in a folder stands together.
    private readonly List<KeyValuePair<string, string>> _blobs;

    private RepositorySnapshot(List<KeyValuePair<string, string>> blobs) => _blobs = blobs;

    /// <summary>Takes it of the working tree.</summary>
    /// <param name="git">Reads the repository.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<RepositorySnapshot> TakeAsync(GitReader git, GitRepository repository, CancellationToken cancellationToken)
    {
        Task<string> index = git.ReadAsync(repository, ["ls-files", "-s", "-z"], input: null, cancellationToken);
        Task<string> status = git.ReadAsync(
            repository, ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"], input: null, cancellationToken);
        await Task.WhenAll(index, status).ConfigureAwait(false);

        List<KeyValuePair<string, string>> tracked = InOrder(Entries(await index.ConfigureAwait(false), idField: 1));
        Dictionary<string, string?> changes = await ChangesAsync(git, repository, tracked, await status.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new RepositorySnapshot(changes.Count == 0 ? tracked : Apply(changes, tracked));
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
        return new RepositorySnapshot(InOrder(Entries(tree, idField: 2)));
    }

    /// <summary>The fingerprint of a file or folder: SHA-256 over its sorted modes, blob ids and paths.</summary>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    public string? Fingerprint(string path)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool any = false;
        foreach (KeyValuePair<string, string> blob in Below(path))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(blob.Value + " " + blob.Key + "\0"));
            any = true;
        }

        return any ? Hex.Text(hash.GetHashAndReset()) : null;
    }

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

    // "mode [type] id [stage]\tpath", ended by NUL.
    private static List<KeyValuePair<string, string>> Entries(string output, int idField)
    {
        List<KeyValuePair<string, string>> entries = [];
        for (int start = 0, end; (end = output.IndexOf('\0', start)) >= 0; start = end + 1)
        {
            int tab = output.IndexOf('\t', start, end - start);
            string[] fields = output.Substring(start, tab - start).Split(' ');
            entries.Add(new(output.Substring(tab + 1, end - tab - 1), fields[0] + " " + fields[idField]));
        }

        return entries;
    }

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
        GitReader git, GitRepository repository, List<KeyValuePair<string, string>> tracked, string status, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> changes = new(StringComparer.Ordinal);
        List<string> files = [], links = [];
        foreach (string entry in status.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            string path = entry.Substring(3);
            string full = Path.Combine(repository.Root, path);
            bool onlyStaged = entry[1] == ' ';
            if (Platform.LinkTarget(full) is not null)
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

        IReadOnlyList<string> fileIds = await BlobIds.OfFilesAsync(git, repository, files, cancellationToken).ConfigureAwait(false);
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
