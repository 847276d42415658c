using FreeSport.Ops.Core.Floor.GitHub.Models;

using GitHubTexts = FreeSport.Ops.Core.Floor.GitHub.GitHubTexts;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>Concludes from scopes, role and what could be read what may be done.</summary>
/// <remarks>
/// Source: GitHub's REST API: secrets, dispatches and reviews need write access to the repository, and of a token the
/// scope <c>repo</c> (<c>public_repo</c> for a public one). Which permissions a fine-grained token has is told by none.
/// </remarks>
internal static class GitHubRights
{
    public static FsGitHubRight[] Judge(FsGitHubStatus status, RepositoryModel repository, bool? readsSecrets, bool? readsWorkflows)
    {
        (FsGitHubRightState State, string Reason) write = Write(status, repository);
        return
        [
            Right(FsGitHubRightKind.Read, (FsGitHubRightState.Granted, GitHubTexts.RightRead)),
            Right(FsGitHubRightKind.Secrets, readsSecrets == false ? (FsGitHubRightState.Denied, GitHubTexts.RightSecretsDenied) : Narrow(write, readsSecrets)),
            Right(FsGitHubRightKind.Dispatch, readsWorkflows == false ? (FsGitHubRightState.Denied, GitHubTexts.RightActionsDenied) : Narrow(write, readsWorkflows)),
            Right(FsGitHubRightKind.Approve, Approve(status, write)),
        ];
    }

    /// <summary>The state that the rights that are needed amount to.</summary>
    public static FsGitHubState Sum(FsGitHubRight[] rights, IReadOnlyList<FsGitHubRightKind> needed)
    {
        FsGitHubRightState[] states = [.. rights.Where(r => needed.Contains(r.Kind)).Select(static r => r.State)];
        return states.Contains(FsGitHubRightState.Denied) ? FsGitHubState.RightMissing
            : states.Length == 0 || states.Contains(FsGitHubRightState.Unknown) ? FsGitHubState.RightUnknown
            : FsGitHubState.Ready;
    }

    private static (FsGitHubRightState State, string Reason) Write(FsGitHubStatus status, RepositoryModel repository)
    {
        if (repository.Archived)
        {
            return (FsGitHubRightState.Denied, GitHubTexts.RightArchived);
        }

        if (repository.Permissions is { Push: false })
        {
            return (FsGitHubRightState.Denied, GitHubTexts.RightRole.With(status.Role ?? "-"));
        }

        if (status.TokenKind is not (FsGitHubTokenKind.Classic or FsGitHubTokenKind.OAuth))
        {
            return (FsGitHubRightState.Unknown, GitHubTexts.RightUntold);
        }

        bool hasScope = status.Scopes.Contains("repo") || (!repository.Private && status.Scopes.Contains("public_repo"));
        return !hasScope ? (FsGitHubRightState.Denied, GitHubTexts.RightScope.With(repository.Private ? "repo" : "public_repo"))
            : repository.Permissions is null ? (FsGitHubRightState.Unknown, GitHubTexts.RightUntold)
            : (FsGitHubRightState.Granted, GitHubTexts.RightGranted.With(status.Role));
    }

    // Not even reading could be tried, so writing is not known either.
    private static (FsGitHubRightState State, string Reason) Narrow((FsGitHubRightState State, string Reason) write, bool? reads) =>
        reads is null && write.State == FsGitHubRightState.Granted ? (FsGitHubRightState.Unknown, GitHubTexts.RightUntold) : write;

    private static (FsGitHubRightState State, string Reason) Approve(FsGitHubStatus status, (FsGitHubRightState State, string Reason) write)
    {
        FsGitHubEnvironment[] guarded = [.. status.Environments.Where(static e => e.Reviewers.Length > 0)];
        string[] open = [.. guarded.Where(static e => e.CanApprove == true).Select(static e => e.Name)];
        return write.State == FsGitHubRightState.Denied ? write
            : guarded.Length == 0 ? (FsGitHubRightState.Unknown, GitHubTexts.RightNobodyAsked)
            : open.Length > 0 ? (write.State, GitHubTexts.RightReviewer.With(string.Join(", ", open)))
            : guarded.Any(static e => e.CanApprove is null) ? (FsGitHubRightState.Unknown, GitHubTexts.RightTeam)
            : (FsGitHubRightState.Denied, GitHubTexts.RightNoReviewer.With(string.Join(", ", guarded.SelectMany(static e => e.Reviewers).Select(static r => r.ToString()).Distinct())));
    }

    private static FsGitHubRight Right(FsGitHubRightKind kind, (FsGitHubRightState State, string Reason) found) => new() { Kind = kind, State = found.State, Reason = found.Reason };
}
