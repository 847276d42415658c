using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Tells which files a check looked at.</summary>
/// <param name="project">The project, whose clone is asked first.</param>
/// <param name="git">Reads the clone.</param>
/// <param name="github">Is asked what the clone does not hold.</param>
internal sealed class CheckedTrees(Project project, GitReader git, GitHubClient github)
{
    private readonly Dictionary<string, string?> _trees = new(StringComparer.Ordinal);

    /// <summary>The commit that a name means in this clone.</summary>
    /// <returns>The commit's id; null when the clone does not hold it.</returns>
    public Task<string?> CommitAsync(string name, CancellationToken cancellationToken) => LocalAsync(name + "^{commit}", cancellationToken);

    /// <summary>The tree of a commit.</summary>
    /// <returns>The tree's id; null when neither the clone nor GitHub know the commit.</returns>
    public async Task<string?> TreeAsync(string commit, CancellationToken cancellationToken)
    {
        if (!_trees.TryGetValue(commit, out string? tree))
        {
            tree = await LocalAsync(commit + "^{tree}", cancellationToken).ConfigureAwait(false)
                ?? (await github.FindAsync<CommitModel>(At($"commits/{commit}"), CommitChecksTexts.TheCommit.With(CommitId.Short(commit)), cancellationToken).ConfigureAwait(false))?.Commit?.Tree?.Sha;
            _trees[commit] = tree;
        }

        return tree;
    }

    /// <summary>The commits whose checks may have looked at the same files: the commit itself, and the heads of its pull requests.</summary>
    /// <returns>The commits with the pull requests that name them, the commit itself first.</returns>
    public async Task<IReadOnlyList<(string Commit, IReadOnlyList<PullModel> Pulls)>> CandidatesAsync(string commit, CancellationToken cancellationToken)
    {
        string? tree = await TreeAsync(commit, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<PullModel> pulls = await github.GetAllAsync<List<PullModel>, PullModel>(
            At($"commits/{commit}/pulls"), 100, static p => p, CommitChecksTexts.ThePulls.With(CommitId.Short(commit)), cancellationToken).ConfigureAwait(false);
        List<(string Commit, IReadOnlyList<PullModel> Pulls)> all = [(commit, [.. pulls.Where(p => p.Head?.Sha == commit)])];
        foreach (string head in pulls.Select(static p => p.Head?.Sha).OfType<string>().Where(h => h != commit).Distinct())
        {
            if (tree is not null && await TreeAsync(head, cancellationToken).ConfigureAwait(false) == tree)
            {
                all.Add((head, [.. pulls.Where(p => p.Head?.Sha == head)]));
            }
        }

        return all;
    }

    /// <summary>Whether a workflow's run looked at exactly its head commit's files.</summary>
    /// <param name="started">What started it; null for a check that no workflow ran.</param>
    /// <param name="head">Its head commit.</param>
    /// <param name="pulls">The pull requests of that commit.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>False also where nobody can tell.</returns>
    public async Task<bool> IsOfHeadAsync(string? started, string head, IReadOnlyList<PullModel> pulls, CancellationToken cancellationToken)
    {
        if (started is not ("pull_request" or "pull_request_target"))
        {
            return true;
        }

        // pull_request_target runs on the base. A pull_request runs on the merge, which is the head's own tree
        // only when the head holds all of the base: of today's base then of the base of that time, too.
        if (started == "pull_request_target" || pulls.Count == 0)
        {
            return false;
        }

        foreach (PullModel pull in pulls)
        {
            if (pull.Base?.Sha is not { } merged || !await HoldsAsync(head, merged, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> HoldsAsync(string head, string merged, CancellationToken cancellationToken)
    {
        if (await LocalAsync(merged + "^{commit}", cancellationToken).ConfigureAwait(false) is not null && await LocalAsync(head + "^{commit}", cancellationToken).ConfigureAwait(false) is not null)
        {
            string outside = await git.ReadAsync(project.Git.Repository!, ["rev-list", "--max-count=1", merged, "^" + head], input: null, cancellationToken).ConfigureAwait(false);
            return outside.Trim().Length == 0;
        }

        ComparisonModel? compared = await github.FindAsync<ComparisonModel>(At($"compare/{merged}...{head}?per_page=1"), CommitChecksTexts.TheCommit.With(CommitId.Short(head)), cancellationToken).ConfigureAwait(false);
        return compared is { BehindBy: 0 };
    }

    private async Task<string?> LocalAsync(string name, CancellationToken cancellationToken) =>
        project.Git.Repository is { } repository ? await git.ResolveAsync(repository, name, cancellationToken).ConfigureAwait(false) : null;

    private Uri At(FormattableString rest) => RepositoryPath.Of(github.Address, rest);
}
