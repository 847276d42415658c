using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Looks where the release branch of the remote stands and whether a commit lies straight ahead of it.</summary>
/// <param name="git">Reads the clone.</param>
/// <param name="remote">Asks the remote.</param>
/// <param name="repository">The clone.</param>
internal sealed class ReleaseBranch(GitReader git, GitRemote remote, GitRepository repository)
{
    private const int MostCommits = 50;

    /// <summary>Fills in what a push would release, and says whether it may.</summary>
    /// <param name="plan">Gets commit, previous commit and the commits between.</param>
    /// <param name="deployment">What the configuration says.</param>
    /// <param name="named">The commit a person named; null for the source branch, or for what is checked out.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The answer.</returns>
    public async Task<FsPolicyAnswer> LookAsync(FsGitHubDeploymentPlan plan, DeploymentDefinition deployment, string? named, CancellationToken cancellationToken)
    {
        string? source = deployment.From is { } from ? await remote.FindAsync(repository, from, cancellationToken).ConfigureAwait(false) : null;
        if (deployment.From is not null)
        {
            if (source is null)
            {
                return Refuse(StartTexts.SourceMissing.With(deployment.From), StartTexts.SourceMissingRemedy);
            }

            await remote.FetchAsync(repository, deployment.From, cancellationToken).ConfigureAwait(false);
        }

        if (await git.ResolveAsync(repository, (named ?? source ?? "HEAD") + "^{commit}", cancellationToken).ConfigureAwait(false) is not { } commit)
        {
            return Refuse(StartTexts.CommitMissing.With(named), StartTexts.CommitMissingRemedy);
        }

        plan.Commit = commit;
        plan.PreviousCommit = await remote.FindAsync(repository, plan.Branch, cancellationToken).ConfigureAwait(false);
        if (plan.PreviousCommit is null)
        {
            return Refuse(StartTexts.BranchMissing.With(plan.Branch), StartTexts.BranchMissingRemedy);
        }

        await remote.FetchAsync(repository, plan.Branch, cancellationToken).ConfigureAwait(false);
        if (source is not null && await CountAsync(source, commit, cancellationToken).ConfigureAwait(false) > 0)
        {
            return await ShallowAsync(cancellationToken).ConfigureAwait(false) ?? Refuse(StartTexts.NotOnSource.With(CommitId.Short(commit), deployment.From), StartTexts.NotOnSourceRemedy.With(deployment.From));
        }

        if (await CountAsync(commit, plan.PreviousCommit, cancellationToken).ConfigureAwait(false) > 0)
        {
            return await ShallowAsync(cancellationToken).ConfigureAwait(false) ?? Refuse(StartTexts.NotForward.With(plan.Branch, CommitId.Short(plan.PreviousCommit), CommitId.Short(commit)), StartTexts.NotForwardRemedy.With(plan.Branch));
        }

        plan.Commits = await LogAsync(plan.PreviousCommit, commit, cancellationToken).ConfigureAwait(false);
        return plan.Commits.Length == 0
            ? Refuse(StartTexts.NothingNew.With(plan.Branch, CommitId.Short(commit)), StartTexts.NothingNewRemedy)
            : new FsPolicyAnswer { Policy = FsPolicyKind.Branch, State = FsPolicyState.Allowed, Reason = StartTexts.Forward.With(plan.Branch, CommitId.Short(plan.PreviousCommit), CommitId.Short(commit), plan.Commits.Length) };
    }

    // Half a history shows no way from one commit to another.
    private async Task<FsPolicyAnswer?> ShallowAsync(CancellationToken cancellationToken) =>
        await git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false) ? Refuse(StartTexts.Shallow, StartTexts.ShallowRemedy) : null;

    private static FsPolicyAnswer Refuse(string reason, string remedy) => new() { Policy = FsPolicyKind.Branch, State = FsPolicyState.Refused, Reason = reason, Remedy = remedy };

    // How many commits the second has that the first has not.
    private async Task<int> CountAsync(string first, string second, CancellationToken cancellationToken) => int.Parse(
        (await git.ReadAsync(repository, ["rev-list", "--count", second, "^" + first], input: null, cancellationToken).ConfigureAwait(false)).Trim(),
        System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string[]> LogAsync(string from, string to, CancellationToken cancellationToken) =>
        (await git.ReadAsync(repository, ["log", "--max-count=" + MostCommits, "--format=%h %s", from + ".." + to], input: null, cancellationToken).ConfigureAwait(false))
            .Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
}
