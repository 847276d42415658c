using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>One branch of a remote that several people write to, each only forward. No branch of the clone moves, and no hook of the clone runs.</summary>
/// <param name="git">Runs git.</param>
/// <param name="repository">The clone.</param>
/// <param name="place">The remote's address.</param>
/// <param name="name">The branch, without <c>refs/heads/</c>.</param>
/// <param name="timeout">How long one call of git may take.</param>
internal sealed class RemoteBranch(UnattendedGit git, GitRepository repository, string place, string name, TimeSpan timeout)
{
    // An address may hold a password, which every user of the machine could read in the arguments of a program.
    private const string Alias = "fsops-remote-branch";

    private static readonly string[] Outrun = ["(fetch first)", "(non-fast-forward)", "(stale info)", "failed to update ref", "failed to lock", "cannot lock ref", "unable to migrate objects", "reference already exists", "incorrect old value provided"];

    private static readonly string[] Denied =
    [
        "Permission denied", "Permission to ", "Authentication failed", "could not read Username", "could not read Password", "terminal prompts disabled", "Host key verification failed", "access denied", "Access denied",
        "error: 401", "error: 403", "Repository not found", "' not found", "insufficient permission", "Write access to repository not granted", "You are not allowed to push", "service not enabled", "the ECDSA host key", "Invalid username or password",
    ];

    /// <summary>Gets the branch's ref, in full.</summary>
    public string Ref => "refs/heads/" + name;

    /// <summary>Where the branch stands now, and the remote's default branch.</summary>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What the remote told.</returns>
    public async Task<RemoteLook> LookAsync(CancellationToken cancellationToken)
    {
        ProcessResult told = await RunAsync(["ls-remote", "--symref", "--", Alias, "HEAD", Ref], cancellationToken).ConfigureAwait(false);
        if (!told.Succeeded)
        {
            string said = Said(told);
            return new RemoteLook(!told.TimedOut && Denied.Any(d => said.Contains(d, StringComparison.Ordinal)) ? RemoteAnswer.Denied : RemoteAnswer.Unreachable, null, null, null, said);
        }

        // A pattern finds refs with more in front, too.
        string[][] lines = [.. told.StandardOutput.Split('\n').Select(static l => l.Trim().Split('\t')).Where(static p => p.Length == 2)];
        string? symbolic = lines.FirstOrDefault(static p => p[1] == "HEAD" && p[0].StartsWith("ref: refs/heads/", StringComparison.Ordinal))?[0].Substring("ref: ".Length);
        return new RemoteLook(RemoteAnswer.Told, lines.FirstOrDefault(p => p[1] == Ref)?[0], symbolic, lines.FirstOrDefault(static p => p[1] == "HEAD" && !p[0].StartsWith("ref:", StringComparison.Ordinal))?[0], string.Empty);
    }

    /// <summary>Brings what a ref of the remote holds into the clone. Never with a depth: that would make a whole clone shallow.</summary>
    /// <param name="reference">The ref, in full.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>How git ended, and what it said.</returns>
    public async Task<(bool Succeeded, string Said)> FetchAsync(string reference, CancellationToken cancellationToken)
    {
        ProcessResult answer = await RunAsync(
            ["-c", "fetch.writeCommitGraph=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "fetch.fsckObjects=false", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-filter", "--refmap=", "--", Alias, reference],
            cancellationToken).ConfigureAwait(false);
        return (answer.Succeeded, Said(answer));
    }

    /// <summary>Moves the branch forward to a commit, never by force.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="cancellationToken">Kills git; what it did by then only a look tells.</param>
    /// <returns>What became of it, and what git said.</returns>
    public async Task<(BranchPush Push, string Said)> PushAsync(string commit, CancellationToken cancellationToken)
    {
        // --no-verify alone leaves other hooks of the clone; a signature or options that a person configured are refused by servers that know neither.
        ProcessResult answer = await RunAsync(
            [
                "-c", "push.gpgSign=false", "-c", "push.pushOption=", "-c", "push.negotiate=false", "push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags", "--recurse-submodules=no", "--no-force-with-lease",
                "--", Alias, $"{commit}:{Ref}",
            ],
            cancellationToken).ConfigureAwait(false);
        string said = Said(answer);
        string[]? line = answer.StandardOutput.Split('\n').Select(static l => l.TrimEnd('\r').Split('\t')).FirstOrDefault(p => p.Length >= 2 && p[1] == $"{commit}:{Ref}");
        BranchPush push = line?[0] switch
        {
            "*" or " " or "=" when answer.ExitCode == 0 => BranchPush.Moved,
            "!" when Outrun.Any(p => string.Join("\t", line).Contains(p, StringComparison.Ordinal)) => BranchPush.Outrun,
            "!" when IsProtected(said) => BranchPush.Protected,
            "!" when Denied.Any(d => said.Contains(d, StringComparison.Ordinal)) => BranchPush.Denied,
            "!" when said.Contains("rejected]", StringComparison.Ordinal) => BranchPush.Refused,
            null when !answer.TimedOut && Denied.Any(d => said.Contains(d, StringComparison.Ordinal)) => BranchPush.Denied,
            _ => BranchPush.Unknown,
        };
        return (push, said);
    }

    // As GitHub and GitLab tell of their rules.
    private static bool IsProtected(string said) =>
        said.Contains("GH006", StringComparison.Ordinal) || said.Contains("GH013", StringComparison.Ordinal) || said.Contains("rotected branch", StringComparison.Ordinal);

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => git.RunAsync(
        repository,
        ["-c", "core.hooksPath=" + Path.Combine(repository.CommonDirectory, "freesport-ops", "no-hooks"), .. arguments],
        timeout,
        cancellationToken,
        setting: ($"remote.{Alias}.url", place));

    private static string Said(ProcessResult answer) =>
        answer.TimedOut ? GitTexts.TimedOut : Logging.UrlCredentials.Mask(string.Join("\n", answer.StandardOutput, answer.StandardError).Trim()).Tail(1000);
}
