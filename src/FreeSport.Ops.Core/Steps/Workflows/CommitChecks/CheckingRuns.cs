using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>The workflow runs behind the checks of a commit.</summary>
/// <param name="workflows">The runs of the commit.</param>
/// <param name="checks">Its check runs.</param>
internal sealed class CheckingRuns(IReadOnlyList<CheckedRunModel> workflows, IReadOnlyList<CheckRunModel> checks)
{
    private readonly ILookup<long, CheckedRunModel> _bySuite = workflows.Where(static r => r.CheckSuiteId is not null).ToLookup(static r => r.CheckSuiteId!.Value);

    /// <summary>The run that a check is a job of; null for what no workflow ran.</summary>
    public CheckedRunModel? Of(CheckRunModel check) => check.CheckSuite is { } suite ? _bySuite[suite.Id].FirstOrDefault() : null;

    /// <summary>The run that will still say something in a check's stead, and has not come to it.</summary>
    /// <remarks>
    /// Until a run that was begun anew is over, what the attempt before it said stands beside it and is not its word. Nor
    /// is a success the last word while another run of the workflow, on the same files, has not come to the job.
    /// </remarks>
    public CheckedRunModel? Open(CheckRunModel check)
    {
        if (check.CompletedAt is not { } completed || Of(check) is not { } own)
        {
            return null;
        }

        return IsOpen(own, completed) ? own
            : check.Conclusion != "success" ? null
            : workflows.FirstOrDefault(r => r != own && r.Path == own.Path && SeesFilesOf(r, own) && IsOpen(r, completed)
                && !checks.Any(c => c.Name == check.Name && c.CheckSuite?.Id == r.CheckSuiteId));
    }

    private static bool IsOpen(CheckedRunModel run, DateTimeOffset completed) =>
        run.Status is { } status && RunWords.Status(status) != FsRunStatus.Completed && (run.RunStartedAt is not { } began || completed <= began);

    private static bool SeesFilesOf(CheckedRunModel run, CheckedRunModel own) => run.Event == own.Event || run.Event is not ("pull_request" or "pull_request_target");
}
