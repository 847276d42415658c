using System.Globalization;
using System.Text;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Reads and writes objects and private refs of a clone: neither its working tree, nor its index, nor a branch of it is touched, and no hook runs.</summary>
/// <param name="git">Runs git.</param>
/// <param name="repository">The clone.</param>
internal sealed class GitObjects(UnattendedGit git, GitRepository repository)
{
    private const long MostAtOnce = 48 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Every file of a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>All that is not a folder.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<TreeEntry>> FilesAsync(string commit, CancellationToken cancellationToken) =>
        Entries(await ReadAsync(["ls-tree", "-r", "-z", "--long", "--full-tree", commit], input: null, cancellationToken).ConfigureAwait(false));

    /// <summary>What one folder of a commit holds.</summary>
    /// <param name="commit">The commit; null for none.</param>
    /// <param name="path">The folder's path; empty for the whole.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its entries, folders included; none where there is no such folder.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<TreeEntry>> FolderAsync(string? commit, string path, CancellationToken cancellationToken) =>
        commit is null || await ResolveAsync(path.Length == 0 ? commit + "^{tree}" : commit + ":" + path, cancellationToken).ConfigureAwait(false) is not { } tree ? []
            : Entries(await ReadAsync(["ls-tree", "-z", "--long", tree], input: null, cancellationToken).ConfigureAwait(false));

    /// <summary>The texts of blobs.</summary>
    /// <param name="blobs">The blobs, with their sizes.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Each blob's text by its id; null for what is no UTF-8.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyDictionary<string, string?>> TextsAsync(IEnumerable<TreeEntry> blobs, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> texts = new(StringComparer.Ordinal);
        List<TreeEntry> some = [];
        foreach (TreeEntry blob in blobs.GroupBy(static b => b.Id, StringComparer.Ordinal).Select(static g => g.First()))
        {
            if (some.Count > 0 && some.Sum(static b => b.Size) + blob.Size > MostAtOnce)
            {
                await ReadSomeAsync(some, texts, cancellationToken).ConfigureAwait(false);
                some.Clear();
            }

            some.Add(blob);
        }

        await ReadSomeAsync(some, texts, cancellationToken).ConfigureAwait(false);
        return texts;
    }

    /// <summary>Writes a blob.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> WriteBlobAsync(string text, CancellationToken cancellationToken) =>
        (await ReadAsync(["hash-object", "-w", "-t", "blob", "--no-filters", "--stdin"], text, cancellationToken).ConfigureAwait(false)).Trim();

    /// <summary>Writes a tree.</summary>
    /// <param name="entries">Its entries, in any order; each path is a name alone.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> WriteTreeAsync(IEnumerable<TreeEntry> entries, CancellationToken cancellationToken) =>
        (await ReadAsync(["mktree", "-z", "--missing"], string.Concat(entries.Select(static e => $"{e.Mode} {e.Kind} {e.Id}\t{e.Path}\0")), cancellationToken).ConfigureAwait(false)).Trim();

    /// <summary>Writes a commit.</summary>
    /// <param name="tree">Its tree.</param>
    /// <param name="parent">The commit before; null for none.</param>
    /// <param name="author">Whom it names, with an address in angle brackets.</param>
    /// <param name="message">Its message.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> WriteCommitAsync(string tree, string? parent, string author, string message, DateTime at, CancellationToken cancellationToken)
    {
        string stamp = FormattableString.Invariant($"{author} {new DateTimeOffset(at).ToUnixTimeSeconds()} +0000");
        string commit = $"tree {tree}\n{(parent is null ? string.Empty : $"parent {parent}\n")}author {stamp}\ncommitter {stamp}\n\n{message}\n";
        return (await ReadAsync(["hash-object", "-w", "-t", "commit", "--stdin"], commit, cancellationToken).ConfigureAwait(false)).Trim();
    }

    /// <summary>The object that a name means.</summary>
    /// <param name="name">The name with what it should be, as <c>HEAD^{commit}</c>.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its id; null when the clone does not hold it.</returns>
    public async Task<string?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(["rev-parse", "-q", "--verify", "--end-of-options", name], input: null, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput.Trim() : null;
    }

    /// <summary>Whether a commit comes before another, or is the same.</summary>
    /// <param name="earlier">The one.</param>
    /// <param name="later">The other.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True when it does.</returns>
    public async Task<bool> IsAncestorAsync(string earlier, string later, CancellationToken cancellationToken) =>
        (await RunAsync(["merge-base", "--is-ancestor", earlier, later], input: null, cancellationToken).ConfigureAwait(false)).Succeeded;

    /// <summary>Sets a ref of the clone.</summary>
    /// <param name="name">The ref, in full.</param>
    /// <param name="id">What it shall name.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>When it does.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public Task SetAsync(string name, string id, CancellationToken cancellationToken) => ReadAsync(["update-ref", name, id], input: null, cancellationToken);

    /// <summary>Runs a command of git.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="input">What git reads.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> ReadAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(arguments, input, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput : throw new OpsException(new OpsFailure(
            ErrorIds.GitFailed,
            FailureKind.InvalidOperation,
            GitTexts.Failed.With(arguments[0], repository.Root, answer.TimedOut ? GitTexts.TimedOut : answer.Message.FirstLine()),
            GitTexts.FailedRemedy.With(repository.Root),
            repository.Root));
    }

    private static List<TreeEntry> Entries(string listing)
    {
        List<TreeEntry> entries = [];
        foreach (string line in listing.Split(['\0'], StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = line.IndexOf('\t');
            string[] parts = line.Substring(0, tab).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            _ = long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out long size);
            entries.Add(new TreeEntry(parts[0], parts[1], parts[2], size, line.Substring(tab + 1)));
        }

        return entries;
    }

    private async Task ReadSomeAsync(List<TreeEntry> some, Dictionary<string, string?> texts, CancellationToken cancellationToken)
    {
        if (some.Count == 0)
        {
            return;
        }

        string answer = await ReadAsync(["cat-file", "--batch"], string.Concat(some.Select(static b => b.Id + "\n")), cancellationToken).ConfigureAwait(false);
        byte[] bytes = Encoding.UTF8.GetBytes(answer);
        int at = 0;
        foreach (TreeEntry blob in some)
        {
            byte[] head = Encoding.ASCII.GetBytes($"{blob.Id} blob {blob.Size}\n");
            int end = at + head.Length + (int)blob.Size;
            if (end >= bytes.Length || bytes[end] != '\n' || !bytes.AsSpan(at).StartsWith(head))
            {
                // A blob that is no UTF-8 came with other bytes than it has, so that the next one begins elsewhere.
                await ReadApartAsync(some, texts, cancellationToken).ConfigureAwait(false);
                return;
            }

            texts[blob.Id] = Encoding.UTF8.GetString(bytes, at + head.Length, (int)blob.Size);
            at = end + 1;
        }
    }

    private async Task ReadApartAsync(List<TreeEntry> some, Dictionary<string, string?> texts, CancellationToken cancellationToken)
    {
        foreach (TreeEntry blob in some)
        {
            string text = await ReadAsync(["cat-file", "blob", blob.Id], input: null, cancellationToken).ConfigureAwait(false);
            texts[blob.Id] = Encoding.UTF8.GetByteCount(text) == blob.Size ? text : null;
        }
    }

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken) =>
        git.RunAsync(repository, ["-c", "core.hooksPath=" + Path.Combine(repository.CommonDirectory, "freesport-ops", "no-hooks"), .. arguments], Timeout, cancellationToken, input, outputLimit: 256 * 1024 * 1024);
}
