using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Talks to a repository's remote through the git program: looks, fetches, and pushes forward only.</summary>
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

    /// <summary>The commit a branch of the remote stands at.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The commit; null when there is no such branch.</returns>
    /// <exception cref="OpsException">The remote does not answer (<c>GitRemoteFailed</c>).</exception>
    public async Task<string?> FindAsync(GitRepository repository, string branch, CancellationToken cancellationToken)
    {
        string answer = await LookAsync(repository, ["ls-remote", "--", Origin, "refs/heads/" + branch], cancellationToken).ConfigureAwait(false);
        string commit = answer.Split('\t')[0].Trim();
        return commit.Length > 0 ? commit : null;
    }

    /// <summary>Brings the commits of a branch into the clone.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>When they are there.</returns>
    /// <exception cref="OpsException">The remote does not answer (<c>GitRemoteFailed</c>).</exception>
    public Task FetchAsync(GitRepository repository, string branch, CancellationToken cancellationToken) =>
        // Without a map of refs no branch of the clone moves, not even the one that remembers the remote's.
        LookAsync(repository, ["fetch", "--quiet", "--no-tags", "--refmap=", "--", Origin, "refs/heads/" + branch], cancellationToken);

    /// <summary>Moves a branch of the remote forward to a commit. Never by force; the team's hooks run.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellationToken">Kills git; what it did by then is looked for.</param>
    /// <returns>When the remote stands there.</returns>
    /// <exception cref="OpsException">It does not (<c>GitPushRejected</c>); the message repeats what git, the hook or the server said.</exception>
    public async Task PushAsync(GitRepository repository, string commit, string branch, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(repository, ["push", "--porcelain", "--no-follow-tags", "--", Origin, commit + ":refs/heads/" + branch], PushTimeout, cancellationToken).ConfigureAwait(false);

        // Somebody may push on top in the same moment, so git's word is enough; without it, where the remote stands: an answer can be lost.
        if (answer.Succeeded || await FindAsync(repository, branch, cancellationToken).ConfigureAwait(false) == commit)
        {
            return;
        }

        string said = string.Join("\n", answer.StandardOutput, answer.StandardError).Trim().Tail(2000);
        throw new OpsException(new OpsFailure(
            ErrorIds.GitPushRejected,
            FailureKind.InvalidOperation,
            GitTexts.PushRejected.With(branch, answer.TimedOut ? GitTexts.TimedOut : said),
            GitTexts.PushRejectedRemedy,
            branch));
    }

    private async Task<string> LookAsync(GitRepository repository, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(repository, arguments, LookTimeout, cancellationToken).ConfigureAwait(false);
        return answer.Succeeded ? answer.StandardOutput : throw new OpsException(new OpsFailure(
            ErrorIds.GitRemoteFailed,
            FailureKind.ReadError,
            GitTexts.RemoteFailed.With(arguments[0], answer.TimedOut ? GitTexts.TimedOut : answer.StandardError.Trim().Tail(1000)),
            GitTexts.RemoteFailedRemedy,
            Origin));
    }

    private Task<ProcessResult> RunAsync(GitRepository repository, IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string git = tools.Find("git") ?? throw new OpsException(new OpsFailure(ErrorIds.GitNotInstalled, FailureKind.NotInstalled, GitTexts.NotInstalled, GitTexts.NotInstalledRemedy, "git"));

        // Neither git nor a credential manager may ask a person who is not looking.
        Dictionary<string, string?> environment = new(GitReader.Environment) { ["GCM_INTERACTIVE"] = "never", ["GIT_SSH_COMMAND"] = Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") ?? "ssh -oBatchMode=yes" };
        return processes.RunAsync(new ProcessRequest(git, arguments) { WorkingDirectory = repository.Root, Environment = environment, Timeout = timeout }, cancellationToken);
    }
}
