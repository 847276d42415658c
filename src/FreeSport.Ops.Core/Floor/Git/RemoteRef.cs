using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>One ref of a remote that several people set, each only from the value that they saw.</summary>
/// <remarks>
/// No branch of the clone moves, no hook of the clone runs, and no ref of the clone remembers anything: what the ref held is read by the id that the
/// remote told, so that another process in the same clone cannot put a different value in between.
/// </remarks>
/// <param name="git">Runs git.</param>
/// <param name="repository">The clone.</param>
/// <param name="place">The remote's name or address, as git takes it.</param>
/// <param name="name">The ref, in full.</param>
/// <param name="timeout">How long one call of git may take.</param>
internal sealed class RemoteRef(UnattendedGit git, GitRepository repository, string place, string name, TimeSpan timeout)
{
    private const int NoSuchRef = 2;

    // An address may hold a password, which every user of the machine could read in the arguments of a program.
    private const string Alias = "fsops-remote-ref";

    // Of these the next moment may know nothing: somebody else's push was in the middle of it.
    private static readonly string[] Passing = ["(stale info)", "(fetch first)", "failed to update ref", "failed to lock", "cannot lock ref", "remote failed to report status", "unable to migrate objects"];

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Gets the address that is written and read.</summary>
    public string Place => place;

    /// <summary>Gets the ref, in full.</summary>
    public string Name => name;

    /// <summary>Where pushes to a remote go.</summary>
    /// <param name="git">Runs git.</param>
    /// <param name="repository">The clone.</param>
    /// <param name="remote">The remote's name.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The address; null when the clone has no such remote.</returns>
    /// <exception cref="OpsException">A push would go to several places, of which none decides (<c>GitRemoteFailed</c>).</exception>
    public static async Task<string?> PlaceOfAsync(UnattendedGit git, GitRepository repository, string remote, CancellationToken cancellationToken)
    {
        ProcessResult answer = await git.RunAsync(repository, ["remote", "get-url", "--push", "--all", "--", remote], TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
        string[] places = answer.Succeeded ? answer.StandardOutput.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries) : [];
        return places.Length > 1
            ? throw new OpsException(new OpsFailure(
                ErrorIds.GitRemoteFailed, FailureKind.InvalidOperation, GitTexts.SeveralPlaces.With(remote, string.Join(", ", places)), GitTexts.SeveralPlacesRemedy.With(remote), remote))
            : places.FirstOrDefault();
    }

    /// <summary>What the ref holds now.</summary>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its value; unknown where the remote did not tell.</returns>
    public async Task<RefReading> ReadAsync(CancellationToken cancellationToken)
    {
        string said = string.Empty;

        // What was told may be replaced, and so be gone, before it is fetched.
        for (int attempt = 0; attempt < 5; attempt++)
        {
            ProcessResult told = await RunAsync(["ls-remote", "--exit-code", "--", Alias, name], cancellationToken).ConfigureAwait(false);
            said = Said(told);
            if (told.ExitCode is not (0 or NoSuchRef))
            {
                break;
            }

            // A pattern finds refs with more in front, too.
            string? id = told.StandardOutput.Split('\n').Select(static l => l.Trim().Split('\t')).FirstOrDefault(p => p.Length == 2 && p[1] == name)?[0];
            if (id is null)
            {
                return RefReading.Absent;
            }

            if (await TextOfAsync(id, cancellationToken).ConfigureAwait(false) is { } text)
            {
                return new RefReading(RefState.There, id, text, said);
            }
        }

        return new RefReading(RefState.Unknown, null, string.Empty, said);
    }

    /// <summary>Makes the commit that a push may put there. It rests on the empty tree.</summary>
    /// <param name="author">Whom it names, with an address in angle brackets.</param>
    /// <param name="message">Its message.</param>
    /// <param name="parent">The commit before; null for none.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string> WriteAsync(string author, string message, string? parent, DateTime at, CancellationToken cancellationToken)
    {
        string stamp = FormattableString.Invariant($"{author} {new DateTimeOffset(at).ToUnixTimeSeconds()} +0000");
        string commit = $"tree {EmptyTree()}\n{(parent is null ? string.Empty : $"parent {parent}\n")}author {stamp}\ncommitter {stamp}\n\n{message}\n";
        ProcessResult answer = await RunAsync(["hash-object", "-w", "-t", "commit", "--stdin"], cancellationToken, commit).ConfigureAwait(false);
        if (!answer.Succeeded)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.GitFailed, FailureKind.WriteError, GitTexts.Failed.With("hash-object", repository.Root, answer.TimedOut ? GitTexts.TimedOut : answer.Message.FirstLine()), GitTexts.FailedRemedy.With(repository.Root), repository.Root));
        }

        string id = answer.StandardOutput.Trim();
        _texts[id] = message;
        return id;
    }

    /// <summary>Puts a commit there if the ref still holds what is expected.</summary>
    /// <param name="id">The commit.</param>
    /// <param name="expected">What the ref must hold; null for nothing.</param>
    /// <param name="cancellationToken">Kills git; what it did by then only a reading tells.</param>
    /// <returns>What git said. Anything but <see cref="RefPush.Moved"/> is decided by a reading.</returns>
    public async Task<(RefPush Push, string Said)> PushAsync(string id, string? expected, CancellationToken cancellationToken)
    {
        // --no-verify alone leaves other hooks of the clone; a signature or options that a person configured are refused by servers that know neither.
        ProcessResult answer = await RunAsync(
            [
                "-c", "push.gpgSign=false", "-c", "push.pushOption=", "-c", "push.negotiate=false", "push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no", "--no-force-if-includes",
                $"--force-with-lease={name}:{expected}", "--", Alias, $"{id}:{name}",
            ],
            cancellationToken).ConfigureAwait(false);
        string[]? line = answer.StandardOutput.Split('\n').Select(static l => l.TrimEnd('\r').Split('\t')).FirstOrDefault(p => p.Length >= 2 && p[1] == $"{id}:{name}");
        RefPush push = line?[0] switch
        {
            "*" or "+" or " " when answer.ExitCode == 0 => RefPush.Moved,
            "!" when !Passing.Any(p => string.Join("\t", line).Contains(p, StringComparison.Ordinal)) => RefPush.Refused,
            _ => RefPush.Unknown,
        };
        return (push, Said(answer));
    }

    // Known, in the clone already, or fetched; null when it is none of these.
    private async Task<string?> TextOfAsync(string id, CancellationToken cancellationToken)
    {
        if (_texts.TryGetValue(id, out string? known))
        {
            return known;
        }

        // Never with a depth: that would make a whole clone shallow.
        await RunAsync(
            ["-c", "fetch.writeCommitGraph=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap=", "--", Alias, name],
            cancellationToken).ConfigureAwait(false);
        ProcessResult answer = await RunAsync(["cat-file", "commit", id], cancellationToken).ConfigureAwait(false);
        int end = answer.StandardOutput.IndexOf("\n\n", StringComparison.Ordinal);
        return answer.Succeeded && end > 0 ? _texts[id] = answer.StandardOutput.Substring(end + 2).TrimEnd('\n') : null;
    }

    // As git names it: which kind of ids a repository has stands in its own configuration alone.
    private string EmptyTree()
    {
        string config = TextFileReader.ReadIfSmall(Path.Combine(repository.CommonDirectory, "config")) ?? string.Empty;
        bool isSha256 = config.Split('\n').Select(static l => l.Replace(" ", string.Empty).Trim()).Any(static l => l.Equals("objectformat=sha256", StringComparison.OrdinalIgnoreCase));
        return BlobIds.OfEmptyTree(isSha256);
    }

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        git.RunAsync(repository, ["-c", "core.hooksPath=" + Path.Combine(repository.CommonDirectory, "freesport-ops", "no-hooks"), .. arguments], timeout, cancellationToken, input, setting: ($"remote.{Alias}.url", place));

    private static string Said(ProcessResult answer) => answer.TimedOut ? GitTexts.TimedOut : string.Join("\n", answer.StandardOutput, answer.StandardError).Trim().Tail(1000);
}
