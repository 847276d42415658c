using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Reads what CI said of a commit: check runs with the workflows behind them, and commit statuses.</summary>
/// <param name="github">Is asked.</param>
/// <param name="trees">Tells which files were looked at.</param>
internal sealed class CommitCheckReader(GitHubClient github, CheckedTrees trees)
{
    /// <summary>The checks of a commit.</summary>
    /// <param name="asked">The commit that was asked about.</param>
    /// <param name="commit">The commit whose checks to read; of the same tree.</param>
    /// <param name="pulls">The pull requests of that commit.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>The checks, not yet judged; those that a re-run replaced are left out.</returns>
    public async Task<IReadOnlyList<FoundCheck>> ReadAsync(string asked, string commit, IReadOnlyList<PullModel> pulls, CancellationToken cancellationToken)
    {
        string what = CommitChecksTexts.TheChecks.With(CommitId.Short(commit));
        Task<IReadOnlyList<CheckRunModel>> runs = github.GetAllAsync<CheckRunsModel, CheckRunModel>(
            RepositoryPath.Of(github.Address, $"commits/{commit}/check-runs?filter=latest"), 100, static p => p.CheckRuns, what, cancellationToken);
        Task<IReadOnlyList<CheckedRunModel>> workflows = github.GetAllAsync<CheckedRunsModel, CheckedRunModel>(
            RepositoryPath.Of(github.Address, $"actions/runs?head_sha={commit}"), 100, static p => p.WorkflowRuns, what, cancellationToken);
        Task<IReadOnlyList<CommitStatusModel>> statuses = github.GetAllAsync<CommitStatusesModel, CommitStatusModel>(
            RepositoryPath.Of(github.Address, $"commits/{commit}/status"), 100, static p => p.Statuses, what, cancellationToken);
        CheckingRuns behind = new(await workflows.ConfigureAwait(false), await runs.ConfigureAwait(false));
        List<FoundCheck> all = [];
        foreach (CheckRunModel run in await runs.ConfigureAwait(false))
        {
            CheckedRunModel? workflow = behind.Of(run);
            FsCommitCheck check = Of(run, workflow, behind.Open(run));
            check.IsSameTree = await IsSameTreeAsync(run, workflow, commit, pulls, cancellationToken).ConfigureAwait(false);
            all.Add(new FoundCheck(check, run.App?.Id, run.CheckSuite?.Id ?? 0));
        }

        all.AddRange((await statuses.ConfigureAwait(false)).Select(static s => new FoundCheck(Of(s), AppId: null, SuiteId: 0)));
        foreach (FoundCheck found in all)
        {
            (found.Check.Commit, found.Check.CheckedCommit) = (asked, commit);
        }

        return all;
    }

    // A run of Actions whose workflow is not told may have looked at a merge.
    private async Task<bool> IsSameTreeAsync(CheckRunModel run, CheckedRunModel? workflow, string commit, IReadOnlyList<PullModel> pulls, CancellationToken cancellationToken) =>
        (workflow is not null || run.App?.Slug != "github-actions")
        && await trees.IsOfHeadAsync(workflow?.Event, commit, pulls, cancellationToken).ConfigureAwait(false);

    private static FsCommitCheck Of(CheckRunModel run, CheckedRunModel? workflow, CheckedRunModel? open) => new()
    {
        Step = FsStep.Workflows,
        Subject = run.Name,
        Name = run.Name,
        Status = RunWords.Status(open is null ? run.Status : open.Status),
        Conclusion = open is null ? RunWords.Conclusion(run.Conclusion) : FsRunConclusion.None,
        App = run.App?.Slug,
        Workflow = workflow?.Path?.Split('@')[0],
        Event = workflow?.Event,
        StartedAt = run.StartedAt?.UtcDateTime ?? default,
        CompletedAt = run.CompletedAt?.UtcDateTime,
        Duration = run is { StartedAt: { } from, CompletedAt: { } to } && to > from ? to - from : TimeSpan.Zero,
        Url = Uri.TryCreate(run.HtmlUrl, UriKind.Absolute, out Uri? page) ? page : null,
    };

    // A status looks at the commit it is set for. Source: GitHub's REST API, "Commit statuses".
    private static FsCommitCheck Of(CommitStatusModel status) => new()
    {
        Step = FsStep.Workflows,
        Subject = status.Context,
        Name = status.Context,
        Status = status.State == "pending" ? FsRunStatus.InProgress : FsRunStatus.Completed,
        Conclusion = status.State switch
        {
            "success" => FsRunConclusion.Success,
            "failure" or "error" => FsRunConclusion.Failure,
            _ => FsRunConclusion.None,
        },
        IsSameTree = true,
        StartedAt = status.UpdatedAt?.UtcDateTime ?? default,
        CompletedAt = status.State == "pending" ? null : status.UpdatedAt?.UtcDateTime,
        Url = Uri.TryCreate(status.TargetUrl, UriKind.Absolute, out Uri? page) ? page : null,
    };
}
