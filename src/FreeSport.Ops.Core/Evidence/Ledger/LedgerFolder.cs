using System.Text;

using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>
/// Where the ledger of a repository lies: one file a writer and clone, in the folder that all its working trees share;
/// beside them, in a folder of their own, the chains that came from other clones.
/// </summary>
internal static class LedgerFolder
{
    public const string Ending = ".jsonl";

    public static string Of(GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", "ledger");

    /// <summary>Where chains of other clones lie. Nothing there is ever written by a recorder.</summary>
    public static string Received(GitRepository repository) => Path.Combine(Of(repository), "received");

    /// <summary>The chains that were recorded here.</summary>
    public static IReadOnlyList<string> Files(GitRepository repository) => FilesIn(Of(repository));

    /// <summary>The chains that came from other clones.</summary>
    public static IReadOnlyList<string> ReceivedFiles(GitRepository repository) => FilesIn(Received(repository));

    /// <summary>All chains, those that were recorded here first.</summary>
    public static IReadOnlyList<string> AllFiles(GitRepository repository) => [.. Files(repository), .. ReceivedFiles(repository)];

    private static string[] FilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*" + Ending).OrderBy(static f => f, StringComparer.Ordinal)] : [];

    /// <summary>The file that a writer of this clone appends to.</summary>
    /// <exception cref="IOException">The clone's own digits cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static string FileOf(GitRepository repository, string writer) => FileOf(repository, writer, CloneIdentity.Of(repository));

    /// <summary>The files that this clone wrote, whoever worked in it; earlier versions gave a clone no digits of its own.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="writer">Who works in it now.</param>
    public static IReadOnlyList<string> OwnFiles(GitRepository repository, string writer)
    {
        string[] endings = [.. CloneIdentity.All(repository).Select(static id => "-" + id + Ending)];
        string former = FileOf(repository, writer, clone: null);
        return [.. Files(repository).Where(f => f == former || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))];
    }

    private static string FileOf(GitRepository repository, string writer, string? clone)
    {
        StringBuilder name = new();
        foreach (char c in writer)
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' ? c : '_');
        }

        // Different writers whose names read the same after this must not share a chain.
        string digest = Hex.Sha256(Encoding.UTF8.GetBytes(writer)).Substring(0, 8);
        return Path.Combine(Of(repository), name + "-" + digest + (clone is null ? string.Empty : "-" + clone) + Ending);
    }
}
