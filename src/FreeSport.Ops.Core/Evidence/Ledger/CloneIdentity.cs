using System.Text;

using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>
/// What tells a clone from every other of the same person on the same machine: digits of its own beside its ledger. A line
/// holds the digits that are used, the lines below it those that were used before.
/// </summary>
internal static class CloneIdentity
{
    private const int Length = 12;

    /// <summary>The digits of a clone, made when it has none.</summary>
    /// <param name="repository">The clone.</param>
    /// <returns>Twelve hexadecimal digits.</returns>
    /// <exception cref="IOException">They cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static string Of(GitRepository repository)
    {
        if (All(repository) is [string known, ..])
        {
            return known;
        }

        string path = PathOf(repository);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllText(aside, New(), Encoding.ASCII);
            if (File.Exists(path) && All(repository).Count == 0)
            {
                // Broken off, or written by hand: it names nothing.
                File.Delete(path);
            }

            File.Move(aside, path);
        }
        catch (IOException) when (All(repository).Count > 0)
        {
            // Another process of the clone was quicker.
            File.Delete(aside);
        }

        return All(repository) is [string made, ..] ? made : throw new IOException(path);
    }

    /// <summary>All digits that the clone has and had, those that are used first.</summary>
    /// <param name="repository">The clone.</param>
    /// <returns>Twelve digits each; none for a clone that has recorded nothing.</returns>
    public static IReadOnlyList<string> All(GitRepository repository) =>
        [.. (TextFileReader.ReadIfSmall(PathOf(repository)) ?? string.Empty).Split('\n').Select(static l => l.Trim()).Where(static l => l.Length == Length && l.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')))];

    /// <summary>Gives a clone other digits, so that what it records from now on is a chain of its own.</summary>
    /// <param name="repository">The clone.</param>
    /// <exception cref="IOException">They cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Renew(GitRepository repository) =>
        WholeFile.Replace(PathOf(repository), Encoding.ASCII.GetBytes(string.Join("\n", new[] { New() }.Concat(All(repository))) + "\n"));

    private static string PathOf(GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", "clone");

    private static string New() => Guid.NewGuid().ToString("N").Substring(0, Length);
}
