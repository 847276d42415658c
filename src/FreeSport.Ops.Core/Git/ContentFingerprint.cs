using System.Text;


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

    private static SortedDictionary<string, string> ReadIndex(string output)
    {
        SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
        foreach (string entry in output.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = entry.IndexOf('\t');
            string[] fields = entry.Substring(0, tab).Split(' ');
            blobs[entry.Substring(tab + 1)] = fields[1];
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
            if (!File.Exists(Path.Combine(root, path)))
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
        // --stdin-paths reads one path a line; a name with a line break cannot be asked for that way.
        foreach (string odd in paths.Where(static p => p.IndexOf('\n') >= 0))
        {
            blobs[odd] = await OneAsync(repository, odd, cancellationToken).ConfigureAwait(false);
        }

        string[] plain = [.. paths.Where(static p => p.IndexOf('\n') < 0)];
        if (plain.Length == 0)
        {
            return;
        }

        string output = await git.ReadAsync(
            repository, ["hash-object", "--stdin-paths"], string.Join("\n", plain) + "\n", cancellationToken).ConfigureAwait(false);
        string[] ids = output.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < plain.Length; i++)
        {
            blobs[plain[i]] = i < ids.Length ? ids[i].Trim() : DeletedMark;
        }
    }

    private async Task<string> OneAsync(GitRepository repository, string path, CancellationToken cancellationToken) =>
        (await git.ReadAsync(repository, ["hash-object", "--", path], input: null, cancellationToken).ConfigureAwait(false)).Trim();

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
