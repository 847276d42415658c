using System.Security.Cryptography;
using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>The ids that git would give to contents, for many at once.</summary>
internal static class BlobIds
{
    // What one command line holds on every system.
    private const int NamesAtOnce = 100;

    /// <summary>The ids of files as git would add them, with its filters but for those that are named.</summary>
    public static async Task<IReadOnlyList<string>> OfFilesAsync(GitReader git, GitRepository repository, IReadOnlyList<string> paths, IReadOnlyList<string> filtersOff, CancellationToken cancellationToken)
    {
        string[] ids = new string[paths.Count];
        int[] plain = [.. Enumerable.Range(0, paths.Count).Where(i => !IsOdd(paths[i]))];
        int[] odd = [.. Enumerable.Range(0, paths.Count).Where(i => IsOdd(paths[i]))];
        if (plain.Length > 0)
        {
            string list = string.Concat(plain.Select(i => paths[i] + "\n"));
            Take(plain, await git.ReadAsync(repository, [.. PersonalFilters.Off(filtersOff), "hash-object", "--stdin-paths"], list, cancellationToken).ConfigureAwait(false));
        }

        for (int first = 0; first < odd.Length; first += NamesAtOnce)
        {
            int[] some = [.. odd.Skip(first).Take(NamesAtOnce)];
            Take(some, await git.ReadAsync(repository, [.. PersonalFilters.Off(filtersOff), "hash-object", "--", .. some.Select(i => paths[i])], input: null, cancellationToken).ConfigureAwait(false));
        }

        return ids;

        void Take(int[] which, string output)
        {
            string[] lines = output.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length != which.Length)
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.GitFailed, FailureKind.ReadError, GitTexts.Failed.With("hash-object", repository.Root, $"{lines.Length}/{which.Length}"), GitTexts.FailedRemedy.With(repository.Root), repository.Root));
            }

            for (int i = 0; i < which.Length; i++)
            {
                ids[which[i]] = lines[i].Trim();
            }
        }
    }

    /// <summary>The ids of texts that pass no filter, as the targets of links do.</summary>
    public static async Task<IReadOnlyList<string>> OfTextsAsync(GitReader git, GitRepository repository, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return [];
        }

        string format = (await git.ReadAsync(repository, ["rev-parse", "--show-object-format"], input: null, cancellationToken).ConfigureAwait(false)).Trim();
        return [.. texts.Select(text => Id(format, Encoding.UTF8.GetBytes(text)))];
    }

    // --stdin-paths reads one path a line and takes quotes and line ends for its own.
    private static bool IsOdd(string path) => path.IndexOfAny(['\n', '\r', '"']) >= 0;

    /// <summary>The id of the tree without entries, which every repository has.</summary>
    /// <param name="isSha256">Whether the repository's ids are SHA-256.</param>
    public static string OfEmptyTree(bool isSha256) => Id(isSha256 ? "sha256" : "sha1", [], "tree");

    private static string Id(string format, byte[] content, string kind = "blob")
    {
        using HashAlgorithm hash = format == "sha256" ? SHA256.Create() : SHA1.Create();
        return Hex.Text(hash.ComputeHash([.. Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"), .. content]));
    }
}
