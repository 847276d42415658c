using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>
/// Talks to a repository's remote through the git program: looks, fetches, and pushes forward only. It looks where a push
/// would go, which need not be where git fetches from.
/// </summary>
/// <param name="processes">Runs git.</param>
/// <param name="tools">Finds git.</param>
public sealed class GitRemote(IProcessRunner processes, ToolLocator tools)
{
    /// <summary>What gives a repository the remote it lacks.</summary>
    public const string AddCommand = "git remote add origin git@github.com:OWNER/NAME.git";

    /// <summary>The remote a clone begins with.</summary>
    public const string Origin = "origin";

    private static readonly TimeSpan LookTimeout = TimeSpan.FromMinutes(2);

    // Hooks of the team run before a push.
    private static readonly TimeSpan PushTimeout = TimeSpan.FromMinutes(30);

    private readonly UnattendedGit _git = new(processes, tools);

    private (string Url, string Name)? _place;

    /// <summary>The repository that a push would move.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository on its server; null for a path of this machine and for whatever else names no owner.</returns>
    /// <exception cref="OpsException">There is none, or a push would go to several (<c>GitRemoteFailed</c>).</exception>
    public async Task<RemoteAddress?> AddressAsync(GitRepository repository, CancellationToken cancellationToken) =>
        RemoteAddress.Parse((await PlaceAsync(repository, cancellationToken).ConfigureAwait(false)).Url);

    /// <summary>The commit a branch of the remote stands at.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The commit; null when there is no such branch.</returns>
    /// <exception cref="OpsException">The remote does not answer (<c>GitRemoteFailed</c>).</exception>
    public async Task<string?> FindAsync(GitRepository repository, string branch, CancellationToken cancellationToken)
    {
        string place = (await PlaceAsync(repository, cancellationToken).ConfigureAwait(false)).Name;
        string answer = await LookAsync(repository, ["ls-remote", "--", place, "refs/heads/" + branch], cancellationToken).ConfigureAwait(false);
        string commit = answer.Split('\t')[0].Trim();
        return commit.Length > 0 ? commit : null;
    }

    /// <summary>Brings the commits of a branch into the clone.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>When they are there.</returns>
    /// <exception cref="OpsException">The remote does not answer (<c>GitRemoteFailed</c>).</exception>
    public async Task FetchAsync(GitRepository repository, string branch, CancellationToken cancellationToken)
    {
        string place = (await PlaceAsync(repository, cancellationToken).ConfigureAwait(false)).Name;

        // Without a map of refs no branch of the clone moves, not even the one that remembers the remote's.
        await LookAsync(repository, ["-c", $"remote.{Origin}.followRemoteHEAD=never", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--refmap=", "--", place, "refs/heads/" + branch], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Moves a branch of the remote forward to a commit. Never by force; the team's hooks run.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="said">Called with each line that git, a hook or the server says meanwhile.</param>
    /// <param name="cancellationToken">Kills git; what it did by then is looked for.</param>
    /// <returns>True once the remote stands there; false when it stood there already, moved by somebody else.</returns>
    /// <exception cref="OpsException">It does not (<c>GitPushRejected</c>); the message repeats what git, the hook or the server said.</exception>
    public async Task<bool> PushAsync(GitRepository repository, string commit, string branch, Action<string> said, CancellationToken cancellationToken)
    {
        // Submodules are not released along, whatever is configured; what they lack on their servers stops the release.
        ProcessResult answer = await RunAsync(repository, ["push", "--porcelain", "--no-follow-tags", "--recurse-submodules=check", "--", Origin, commit + ":refs/heads/" + branch], PushTimeout, said, cancellationToken).ConfigureAwait(false);

        // Somebody may push on top in the same moment, so git's word is enough; without it, where the remote stands: an answer can be lost.
        if (answer.Succeeded || await FindAsync(repository, branch, cancellationToken).ConfigureAwait(false) == commit)
        {
            // Hooks write to the same stream.
            string moved = $"=\t{commit}:refs/heads/{branch}\t";
            return !answer.StandardOutput.Split('\n').Any(line => line.StartsWith(moved, StringComparison.Ordinal));
        }

        string told = string.Join("\n", answer.StandardOutput, answer.StandardError).Trim().Tail(2000);
        throw new OpsException(new OpsFailure(
            ErrorIds.GitPushRejected,
            FailureKind.InvalidOperation,
            GitTexts.PushRejected.With(branch, answer.TimedOut ? GitTexts.TimedOut : told),
            GitTexts.PushRejectedRemedy,
            branch));
    }

    private async Task<string> LookAsync(GitRepository repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(repository, arguments, LookTimeout, said: null, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput : throw new OpsException(new OpsFailure(
            ErrorIds.GitRemoteFailed,
            FailureKind.ReadError,
            GitTexts.RemoteFailed.With(arguments.First(static a => a is "fetch" or "ls-remote" or "remote"), answer.TimedOut ? GitTexts.TimedOut : answer.StandardError.Trim().Tail(1000)),
            GitTexts.RemoteFailedRemedy,
            Origin));
    }

    // Where a push goes: the remote itself, with all that is configured for it, unless it has an address of its own for that.
    private async Task<(string Url, string Name)> PlaceAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        if (_place is null)
        {
            string[] pushed = Lines(await LookAsync(repository, ["remote", "get-url", "--push", "--all", Origin], cancellationToken).ConfigureAwait(false));
            string[] fetched = Lines(await LookAsync(repository, ["remote", "get-url", Origin], cancellationToken).ConfigureAwait(false));
            _place = pushed.Length == 1 ? (pushed[0], fetched.Contains(pushed[0]) ? Origin : pushed[0]) : throw new OpsException(new OpsFailure(
                ErrorIds.GitRemoteFailed, FailureKind.InvalidOperation, GitTexts.SeveralPlaces.With(Origin, string.Join(", ", pushed)), GitTexts.SeveralPlacesRemedy.With(Origin), Origin));
        }

        return _place.Value;
    }

    private static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private Task<ProcessResult> RunAsync(GitRepository repository, IReadOnlyList<string> arguments, TimeSpan timeout, Action<string>? said, CancellationToken cancellationToken) =>
        _git.RunAsync(repository, arguments, timeout, cancellationToken, input: null, said);
}
