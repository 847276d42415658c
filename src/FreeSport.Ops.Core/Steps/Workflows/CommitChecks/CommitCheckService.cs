using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Asks the repository's own CI about a commit, and records what it says of test suites as independent evidence.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
public sealed class CommitCheckService(OpsSession session, Project project, GitHubClient github)
{
    private readonly CheckedTrees _trees = new(project, session.Git, github);

    /// <summary>Asks about a commit.</summary>
    /// <param name="name">Any name of the commit that git knows, or its whole id.</param>
    /// <param name="branch">The branch whose rules say what is required; null for the release branch.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>Each check, then each suite; suites that are decided are recorded.</returns>
    /// <exception cref="OpsException"><c>CommitUnknown</c>, and whatever GitHub does.</exception>
    public async Task<IReadOnlyList<FsResult>> AskAsync(string name, string? branch, CancellationToken cancellationToken)
    {
        string commit = await _trees.CommitAsync(name, cancellationToken).ConfigureAwait(false) ?? Whole(name);
        Task<IReadOnlyList<RequiredCheck>> rules = RequiredAsync(branch, cancellationToken);
        CommitCheckReader reader = new(github, _trees);
        List<FoundCheck> found = [];
        foreach ((string candidate, IReadOnlyList<PullModel> pulls) in await _trees.CandidatesAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            found.AddRange(await reader.ReadAsync(commit, candidate, pulls, cancellationToken).ConfigureAwait(false));
        }

        IReadOnlyList<RequiredCheck> required = await rules.ConfigureAwait(false);
        found.ForEach(f => f.Check.IsRequired = required.Any(r => r.IsMet(f.Check.Name, f.AppId)));
        HashSet<FsCommitCheck> byOtherApp = [.. found.Where(f => IsByOtherApp(f, required)).Select(static f => f.Check)];
        List<FsCommitCheck> checks = [.. CurrentChecks.Of(found)];
        checks.AddRange(required
            .Where(r => !found.Exists(f => r.IsMet(f.Check.Name, f.AppId)))
            .Select(r => new FsCommitCheck { Step = FsStep.Workflows, Subject = r.Name, Name = r.Name, Commit = commit, IsRequired = true, StartedAt = DateTime.UtcNow }));
        foreach (FsCommitCheck check in checks)
        {
            check.Suites = [.. project.Configuration.Suites.Where(s => s.Checks.Any(p => CheckName.Matches(p, check.Name))).Select(static s => s.Name)];
            CommitCheckVerdict.Decide(check);
        }

        IReadOnlyList<FsCommitSuite> suites = await SuitesAsync(commit, checks, byOtherApp, cancellationToken).ConfigureAwait(false);
        await RecordAsync(commit, suites, cancellationToken).ConfigureAwait(false);
        return [.. checks.OrderByDescending(static c => c.IsRequired).ThenBy(static c => c.Name, StringComparer.Ordinal), .. suites];
    }

    private async Task<IReadOnlyList<RequiredCheck>> RequiredAsync(string? branch, CancellationToken cancellationToken)
    {
        branch ??= project.Configuration.Environments.FirstOrDefault(static e => e.IsProduction)?.Deployment?.Branch
            ?? (await github.GetAsync<RepositoryModel>(GitHubPath.Of($"repos/{github.Address.Owner}/{github.Address.Name}"), GitHubTexts.TheRepository, cancellationToken).ConfigureAwait(false)).Body!.DefaultBranch;
        return branch is null ? [] : await RequiredChecks.ReadAsync(github, branch, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<FsCommitSuite>> SuitesAsync(string commit, IReadOnlyList<FsCommitCheck> checks, HashSet<FsCommitCheck> byOtherApp, CancellationToken cancellationToken)
    {
        string? tree = await _trees.TreeAsync(commit, cancellationToken).ConfigureAwait(false);
        FsInput? content = await ContentAsync(commit, cancellationToken).ConfigureAwait(false);
        CheckDefinitions definitions = new(project);
        List<FsCommitSuite> suites = [];
        foreach (string name in TestSuites.Required.Concat(project.Configuration.Suites.Select(static s => s.Name)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            IReadOnlyList<string> patterns = project.Configuration.Suites.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Checks ?? [];
            FsCommitSuite suite = new() { Step = FsStep.Workflows, Subject = name, Suite = name, Commit = commit, Tree = tree, StartedAt = DateTime.UtcNow, ChecklistItem = FsChecklistItem.TestsPassed };
            IReadOnlyList<FsCommitCheck>[] matched = [.. patterns.Select(p => Matching(p, checks, byOtherApp))];
            string[] without = [.. patterns.Where((p, i) => matched[i].Count == 0 && byOtherApp.Any(c => CheckName.Matches(p, c.Name)))];
            CommitCheckVerdict.Decide(suite, patterns, matched, without);
            FsInput? definition = definitions.Find(name);
            suite.Inputs = content is null || definition is null ? [] : [content, definition];
            suites.Add(suite);
        }

        return suites;
    }

    // The branch takes the word of one app only, and this is another's.
    private static bool IsByOtherApp(FoundCheck found, IReadOnlyList<RequiredCheck> required)
    {
        RequiredCheck[] named = [.. required.Where(r => r.Name == found.Check.Name)];
        return named.Length > 0 && !named.Any(r => r.IsMet(found.Check.Name, found.AppId));
    }

    // What looked at other files counts for nothing where something looked at these. A failure counts whoever reports it.
    private static FsCommitCheck[] Matching(string pattern, IReadOnlyList<FsCommitCheck> checks, HashSet<FsCommitCheck> byOtherApp)
    {
        FsCommitCheck[] all = [.. checks.Where(c => CheckName.Matches(pattern, c.Name) && c.CheckedCommit is not null && (!byOtherApp.Contains(c) || c.Outcome == FsOutcome.Failed))];
        FsCommitCheck[] same = [.. all.Where(static c => c.IsSameTree)];
        return same.Length > 0 ? same : all;
    }

    private async Task<FsInput?> ContentAsync(string commit, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository || await _trees.CommitAsync(commit, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        string backend = project.Relative(project.BackendPath);
        string? fingerprint = await session.Fingerprints.OfCommitAsync(repository, commit, project.GitPath(backend), cancellationToken).ConfigureAwait(false);
        return fingerprint is null ? null : new FsInput { Name = backend, Kind = FsInputKind.GitContent, Fingerprint = fingerprint };
    }

    // What CI has not decided must not stand over what was measured here.
    private async Task RecordAsync(string commit, IReadOnlyList<FsCommitSuite> suites, CancellationToken cancellationToken)
    {
        FsCommitSuite[] decided = [.. suites.Where(static s => s.Outcome is FsOutcome.Passed or FsOutcome.Failed && s.Inputs.Length > 0)];
        if (decided.Length > 0 && !await new GitHubAccess(session, project).IsOwnAsync(github.Address, cancellationToken).ConfigureAwait(false))
        {
            // A fork has the same commits, and anybody's workflows.
            session.Host.WriteWarning(CommitChecksTexts.OtherRepository.With(github.Address.FullName));
        }
        else if (decided.Length > 0)
        {
            await session.Recorder.RecordIndependentAsync(project, FsChecklistItem.TestsPassed, decided, (commit, decided[0].Tree), cancellationToken).ConfigureAwait(false);
        }
        else if (suites.Any(static s => s.Outcome is FsOutcome.Passed or FsOutcome.Failed))
        {
            session.Host.WriteWarning(CommitChecksTexts.NotInClone.With(commit));
        }
    }

    private static string Whole(string name) => name.Length == 40 && name.All(Uri.IsHexDigit) ? name.ToLowerInvariant() : throw new OpsException(new OpsFailure(
        ErrorIds.CommitUnknown, FailureKind.ObjectNotFound, CommitChecksTexts.CommitUnknown.With(name.FirstLine(100)), CommitChecksTexts.CommitUnknownRemedy, name));
}
