namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Hashes files as <c>hashFiles</c> of GitHub's runner for Linux does: the SHA-256 over the SHA-256 digests of the files that match, in the order the runner comes to them.</summary>
public static class FileHasher
{
    /// <summary>How many files and folders are looked at before it is given up.</summary>
    public const int MostEntries = 500_000;

    /// <summary>How many bytes are read before it is given up.</summary>
    public const long MostBytes = 10L * 1024 * 1024 * 1024;

    /// <summary>How deep folders may nest before it is given up.</summary>
    public const int MostLevels = 200;

    private const string FollowLinks = "--follow-symbolic-links";

    /// <summary>Hashes the files of a folder. Files outside of it never count; folders behind symbolic links are not entered, files behind them are read.</summary>
    /// <param name="folder">The workspace: an absolute path.</param>
    /// <param name="patterns">The arguments of <c>hashFiles</c>: each one pattern a line, with <c>*</c>, <c>**</c>, <c>?</c>, <c>[a-z]</c>, <c>!</c> to take out and <c>#</c> for a comment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digest, an empty string when no file matches, or the problem.</returns>
    public static FilesHash Hash(string folder, IReadOnlyList<string> patterns, CancellationToken cancellationToken)
    {
        if (patterns.Count > 0 && string.Equals(patterns[0], FollowLinks, StringComparison.OrdinalIgnoreCase))
        {
            return new(null, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.HashLinks), FollowLinks));
        }

        List<FilePattern> parsed = [];
        foreach (string line in patterns.SelectMany(static p => p.Split('\n')).Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            FilePattern pattern = FilePattern.Read(line, folder);
            if (pattern.Refused)
            {
                return new(null, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.HashPattern), line.FirstLine()));
            }

            parsed.Add(pattern);
        }

        try
        {
            using FileHashing hashing = new(folder, parsed, cancellationToken);
            return hashing.Hash();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new(null, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.HashUnreadable), unreadable.Message));
        }
    }
}
