using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Finds the one run that a push or a dispatch started, among those that were not there before.</summary>
/// <param name="github">Is asked.</param>
/// <param name="workflow">The workflow's file.</param>
internal sealed class RunFinder(GitHubClient github, string workflow)
{
    private const int PerPage = 50;

    // GitHub shows a run within seconds; after this somebody has to look.
    private static readonly TimeSpan[] Pauses = [.. Enumerable.Repeat(TimeSpan.FromSeconds(2), 5), .. Enumerable.Repeat(TimeSpan.FromSeconds(5), 16)];

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly HashSet<long> _before = [];

    /// <summary>The workflow's newest runs.</summary>
    /// <param name="query">What they have in common, as <c>event=push</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The runs, newest first.</returns>
    public async Task<IReadOnlyList<RunModel>> ListAsync(string query, CancellationToken cancellationToken)
    {
        Uri path = new(RepositoryPath.Of(github.Address, $"actions/workflows/{workflow}/runs").OriginalString + "?" + query + "&per_page=" + PerPage, UriKind.Relative);
        return (await github.GetAsync<RunsModel>(path, StartTexts.TheRuns.With(workflow), cancellationToken).ConfigureAwait(false)).Body!.WorkflowRuns ?? [];
    }

    /// <summary>Notes what is there, so that nothing of it is taken for the new one.</summary>
    /// <param name="query">What the new one has in common with them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The runs that are there.</returns>
    public async Task<IReadOnlyList<RunModel>> NoteAsync(string query, CancellationToken cancellationToken)
    {
        IReadOnlyList<RunModel> there = await ListAsync(query, cancellationToken).ConfigureAwait(false);
        _before.UnionWith(there.Select(static r => r.Id));
        return there;
    }

    /// <summary>Waits until the new run of a push shows.</summary>
    /// <param name="query">As for <see cref="NoteAsync"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null when none shows.</returns>
    /// <exception cref="OpsException">Several are new (<c>DeploymentAmbiguous</c>): a guess could stop or approve somebody else's.</exception>
    public async Task<RunModel?> FindAsync(string query, CancellationToken cancellationToken)
    {
        RunModel[] fresh = await WaitForAsync(query, static _ => true, cancellationToken).ConfigureAwait(false);
        return fresh.Length < 2 ? fresh.FirstOrDefault() : throw StartFailures.Ambiguous(workflow, fresh);
    }

    /// <summary>Waits until the run shows whose title has a mark in it.</summary>
    /// <param name="query">As for <see cref="NoteAsync"/>.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null when none shows.</returns>
    public async Task<RunModel?> FindMarkedAsync(string query, string mark, CancellationToken cancellationToken) =>
        (await WaitForAsync(query, r => (r.DisplayTitle ?? r.Name)?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Waits until new runs show, and then some moments more, for those that follow.</summary>
    /// <param name="query">As for <see cref="NoteAsync"/>.</param>
    /// <param name="actor">Who started it; null when that is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The runs, newest first.</returns>
    public async Task<IReadOnlyList<RunModel>> CandidatesAsync(string query, string? actor, CancellationToken cancellationToken)
    {
        if ((await WaitForAsync(query, IsMeant, cancellationToken).ConfigureAwait(false)).Length == 0)
        {
            return [];
        }

        await github.Patience.DelayAsync(Settling, cancellationToken).ConfigureAwait(false);
        return [.. (await ListAsync(query, cancellationToken).ConfigureAwait(false)).Where(r => !_before.Contains(r.Id) && IsMeant(r))];

        bool IsMeant(RunModel run) => actor is null || actor.Equals(run.Actor?.Login, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>One run, once it shows: GitHub tells its number some moments before it knows it.</summary>
    /// <returns>The run; null when it does not show.</returns>
    public async Task<RunModel?> GetAsync(long id, CancellationToken cancellationToken)
    {
        foreach (TimeSpan pause in (TimeSpan[])[TimeSpan.Zero, .. Pauses])
        {
            await github.Patience.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
            if (await github.FindAsync<RunModel>(RepositoryPath.Of(github.Address, $"actions/runs/{id}"), StartTexts.TheRun.With(id), cancellationToken).ConfigureAwait(false) is { } run)
            {
                return run;
            }
        }

        return null;
    }

    private async Task<RunModel[]> WaitForAsync(string query, Func<RunModel, bool> isMeant, CancellationToken cancellationToken)
    {
        foreach (TimeSpan pause in (TimeSpan[])[TimeSpan.Zero, .. Pauses])
        {
            await github.Patience.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
            RunModel[] fresh = [.. (await ListAsync(query, cancellationToken).ConfigureAwait(false)).Where(r => !_before.Contains(r.Id) && isMeant(r))];
            if (fresh.Length > 0)
            {
                return fresh;
            }
        }

        return [];
    }
}
