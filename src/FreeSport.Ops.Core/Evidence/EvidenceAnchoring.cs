using FreeSport.Ops.Core.Evidence.Sharing;
using FreeSport.Ops.Core.Evidence.Sharing.Models;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>
/// Keeps a digest over all chains outside the branch that it is of: as a status of the commit that the default branch stands at, with GitHub's own time
/// and the name of who set it. Whoever rewrites the branch would have to rewrite the default branch as well.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="git">Reads the clone.</param>
/// <param name="github">The project's repository on GitHub.</param>
public sealed class EvidenceAnchoring(Project project, GitReader git, GitHubClient github)
{
    // How far back an anchor is looked for: one question each.
    private const int MostCommits = 20;

    private readonly SeenRefs _seen = EvidenceSharing.SeenOf(project);
    private readonly GitRepository _repository = EvidenceStore.RequireRepository(project);

    /// <summary>Anchors what this clone has seen on the branch.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The digest and the commit whose status holds it; null where the clone has seen no branch, or not the default one.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed, or what <see cref="GitHubClient"/> throws.</exception>
    public async Task<(string Digest, string Commit)?> AnchorAsync(CancellationToken cancellationToken)
    {
        GitObjects objects = Objects();
        string? head = await objects.ResolveAsync(_seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false);
        string? commit = await objects.ResolveAsync(_seen.Default + "^{commit}", cancellationToken).ConfigureAwait(false);
        if (head is null || commit is null)
        {
            return null;
        }

        Anchor anchor = await Anchor.OfAsync(objects, head, cancellationToken).ConfigureAwait(false);
        await github.PostAsync<AnchorStatusModel>(
            RepositoryPath.Of(github.Address, $"statuses/{commit}"),
            new AnchorStatusModel { State = "success", Context = Anchor.Context, Description = anchor.Description },
            EvidenceTexts.AnchorWhat,
            cancellationToken).ConfigureAwait(false);
        return (anchor.Digest, commit);
    }

    /// <summary>Holds the newest anchor against the branch as this clone has seen it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The check.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed, or what <see cref="GitHubClient"/> throws.</exception>
    public async Task<FsLedgerCheck> CheckAsync(CancellationToken cancellationToken)
    {
        GitObjects objects = Objects();
        FsLedgerCheck check = new() { Step = FsStep.Checklist, Subject = Anchor.Context, Scope = FsScope.Full, StartedAt = DateTime.UtcNow, State = FsLedgerState.Unreadable };
        string? seen = await objects.ResolveAsync(_seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false);
        (string commit, Anchor anchor)? found = await FindAsync(objects, cancellationToken).ConfigureAwait(false);
        if (found is not { } there)
        {
            (check.Outcome, check.Summary, check.Remedy) = (FsOutcome.Inconclusive, EvidenceTexts.AnchorNone.With(MostCommits), EvidenceTexts.AnchorNoneRemedy);
            return check;
        }

        // Fetched objects may be newer than what was seen; what follows the anchor is not its business.
        bool isHeld = seen is not null
            && await objects.ResolveAsync(there.anchor.Head + "^{commit}", cancellationToken).ConfigureAwait(false) is not null
            && await objects.IsAncestorAsync(there.anchor.Head, seen, cancellationToken).ConfigureAwait(false);
        Anchor? now = isHeld ? await Anchor.OfAsync(objects, there.anchor.Head, cancellationToken).ConfigureAwait(false) : null;
        check.Path = there.commit;
        (check.State, check.Outcome, check.Fault, check.Summary, check.Remedy) = now?.Digest == there.anchor.Digest
            ? (FsLedgerState.Intact, FsOutcome.Passed, FsLedgerFault.None, EvidenceTexts.AnchorHolds.With(now.ChainCount, CommitId.Short(there.commit)), null)
            : (FsLedgerState.Broken, FsOutcome.Failed, FsLedgerFault.AnchorMismatch, EvidenceTexts.AnchorMismatch.With(CommitId.Short(there.commit), CommitId.Short(there.anchor.Head)), EvidenceTexts.AnchorMismatchRemedy);
        check.Duration = DateTime.UtcNow - check.StartedAt;
        return check;
    }

    private async Task<(string Commit, Anchor Anchor)?> FindAsync(GitObjects objects, CancellationToken cancellationToken)
    {
        if (await objects.ResolveAsync(_seen.Default + "^{commit}", cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return null;
        }

        string commits = await objects.ReadAsync(["rev-list", "--first-parent", FormattableString.Invariant($"--max-count={MostCommits}"), head, "--"], input: null, cancellationToken).ConfigureAwait(false);
        foreach (string commit in commits.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            AnchorStatusesModel? statuses = await github.FindAsync<AnchorStatusesModel>(RepositoryPath.Of(github.Address, $"commits/{commit}/status"), EvidenceTexts.AnchorWhat, cancellationToken).ConfigureAwait(false);
            if (statuses?.Statuses?.FirstOrDefault(static s => s.Context == Anchor.Context) is { } status && Anchor.Read(status.Description) is { } anchor)
            {
                return (commit, anchor);
            }
        }

        return null;
    }

    private GitObjects Objects() => new(new UnattendedGit(git.Processes, git.Tools), _repository);
}
