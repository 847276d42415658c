using System.Text;

using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Where the ledger of a repository lies: one file a writer, in the folder that all its working trees share.</summary>
internal static class LedgerFolder
{
    public const string Ending = ".jsonl";

    public static string Of(GitRepository repository) => Path.Combine(repository.CommonDirectory, "freesport-ops", "ledger");

    public static IReadOnlyList<string> Files(GitRepository repository)
    {
        string folder = Of(repository);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*" + Ending).OrderBy(static f => f, StringComparer.Ordinal)]
            : [];
    }

    public static string FileOf(GitRepository repository, string writer)
    {
        StringBuilder name = new();
        foreach (char c in writer)
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' ? c : '_');
        }

        // Different writers whose names read the same after this must not share a chain.
        string digest = Hex.Sha256(Encoding.UTF8.GetBytes(writer)).Substring(0, 8);
        return Path.Combine(Of(repository), name + "-" + digest + Ending);
    }
}
