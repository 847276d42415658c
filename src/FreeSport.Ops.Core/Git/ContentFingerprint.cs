using System.Text;

using FreeSport.Ops.Core.Processes;


namespace FreeSport.Ops.Core.Git;

/// <summary>
/// The fingerprint of a file or folder as git would commit it now: SHA-256 over the sorted paths, modes and blob ids
/// of all files that are tracked or untracked, ignored ones left out.
/// </summary>
/// <remarks>It does not change when the same content is committed, so evidence taken just before a commit stays fresh.</remarks>
/// <param name="git">Reads the repository.</param>
public sealed class ContentFingerprint(GitReader git)
{
    private const string DeletedMark = "deleted";
    private const string FileMode = "100644";
    private const string LinkMode = "120000";

    /// <summary>Takes the fingerprint.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    public async Task<string?> TakeAsync(GitRepository repository, string path, CancellationToken cancellationToken)
    {
        string literal = ":(top,literal)" + path;
        Task<string> index = git.ReadAsync(repository, ["ls-files", "-s", "-z", "--", literal], input: null, cancellationToken);
        Task<string> status = git.ReadAsync(
            repository, ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", literal], input: null, cancellationToken);
        await Task.WhenAll(index, status).ConfigureAwait(false);

        SortedDictionary<string, string> blobs = ReadIndex(await index.ConfigureAwait(false));
        List<string> changed = ReadChanged(await status.ConfigureAwait(false), repository.Root, blobs);
        await HashAsync(repository, changed, blobs, cancellationToken).ConfigureAwait(false);
        return blobs.Count == 0 ? null : Digest(blobs);
    }

    /// <summary>Takes the fingerprint that a commit's content has: the same that <see cref="TakeAsync"/> takes of a clean working tree there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit, which the clone holds.</param>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    public async Task<string?> OfCommitAsync(GitRepository repository, string commit, string path, CancellationToken cancellationToken)
    {
        string[] below = path.Length == 0 ? [] : [path];
        string output = await git.ReadAsync(repository, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", .. below], input: null, cancellationToken).ConfigureAwait(false);
        SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
        foreach (string entry in output.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = entry.IndexOf('\t');
            string[] fields = entry.Substring(0, tab).Split(' ');
            blobs[entry.Substring(tab + 1)] = fields[0] + " " + fields[2];
        }

        return blobs.Count == 0 ? null : Digest(blobs);
    }

    private static SortedDictionary<string, string> ReadIndex(string output)
    {
        SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
        foreach (string entry in output.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = entry.IndexOf('\t');
            string[] fields = entry.Substring(0, tab).Split(' ');
            blobs[entry.Substring(tab + 1)] = fields[0] + " " + fields[1];
        }

        return blobs;
    }

    private static List<string> ReadChanged(string output, string root, SortedDictionary<string, string> blobs)
    {
        List<string> changed = [];
        foreach (string entry in output.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            string path = entry.Substring(3);
            bool onlyStaged = entry[1] == ' ';
            if (!File.Exists(Path.Combine(root, path)) && Platform.LinkTarget(Path.Combine(root, path)) is null)
            {
                blobs.Remove(path);
            }
            else if (!onlyStaged)
            {
                changed.Add(path);
            }
        }

        return changed;
    }

    private async Task HashAsync(
        GitRepository repository, List<string> paths, SortedDictionary<string, string> blobs, CancellationToken cancellationToken)
    {
        ILookup<bool, string> byKind = paths.ToLookup(path => IsOdd(path) || Platform.LinkTarget(Path.Combine(repository.Root, path)) is not null);
        foreach (string odd in byKind[true])
        {
            blobs[odd] = await OneAsync(repository, odd, blobs, cancellationToken).ConfigureAwait(false);
        }

        string[] plain = [.. byKind[false]];
        if (plain.Length == 0)
        {
            return;
        }

        string output = await git.ReadAsync(
            repository, ["hash-object", "--stdin-paths"], string.Join("\n", plain) + "\n", cancellationToken).ConfigureAwait(false);
        string[] ids = output.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < plain.Length; i++)
        {
            blobs[plain[i]] = Mode(repository, plain[i], blobs) + " " + (i < ids.Length ? ids[i].Trim() : DeletedMark);
        }
    }

    // --stdin-paths reads one path a line and takes quotes and line ends for its own.
    private static bool IsOdd(string path) => path.IndexOfAny(['\n', '\r', '"']) >= 0;

    private async Task<string> OneAsync(GitRepository repository, string path, SortedDictionary<string, string> blobs, CancellationToken cancellationToken)
    {
        // git commits where a link points, not what is there.
        string? target = Platform.LinkTarget(Path.Combine(repository.Root, path));
        IReadOnlyList<string> arguments = target is null ? ["hash-object", "--", path] : ["hash-object", "--stdin"];
        string id = await git.ReadAsync(repository, arguments, target, cancellationToken).ConfigureAwait(false);
        return (target is null ? Mode(repository, path, blobs) : LinkMode) + " " + id.Trim();
    }

    private static string Mode(GitRepository repository, string path, SortedDictionary<string, string> blobs) =>
        Platform.IsExecutableByMode(Path.Combine(repository.Root, path)) is { } executable ? executable ? "100755" : FileMode
        : blobs.TryGetValue(path, out string? known) ? known.Split(' ')[0]
        : FileMode;

    private static string Digest(SortedDictionary<string, string> blobs)
    {
        StringBuilder list = new();
        foreach (KeyValuePair<string, string> blob in blobs)
        {
            list.Append(blob.Value).Append(' ').Append(blob.Key).Append('\0');
        }

        return Hex.Sha256(Encoding.UTF8.GetBytes(list.ToString()));
    }
}
