namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>The contents of blobs, read with one process of git however many there are.</summary>
internal static class BlobTexts
{
    /// <summary>The texts of blobs, in order.</summary>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(GitReader git, GitRepository repository, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        // Sizes count bytes that decoding does not keep; a mark that no content can hold stands before each blob instead.
        string mark = Guid.NewGuid().ToString("N");
        string output = await git.ReadAsync(
            repository, ["cat-file", "--batch=" + mark], string.Concat(ids.Select(static id => id + "\n")), cancellationToken).ConfigureAwait(false);
        string[] texts = output.Split([mark + "\n"], StringSplitOptions.None);
        return [.. texts.Skip(1).Select(static t => t.Substring(0, t.Length - 1))];
    }
}
