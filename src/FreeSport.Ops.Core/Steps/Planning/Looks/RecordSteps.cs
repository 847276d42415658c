using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;
using FreeSport.Ops.Core.Steps.Planning.Changes;

namespace FreeSport.Ops.Core.Steps.Planning.Looks;

/// <summary>The step of the runbook that asks whether what was done is written down: in the stories, in the review of an emergency, in the change.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class RecordSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) => [new(FsStep.Documentation, PlanningTexts.LookRecords, NeedsConfiguration: true, LookAsync)];

    private Task LookAsync(CancellationToken cancellationToken)
    {
        foreach ((EnvironmentDefinition named, FsChange? change) in OpenChanges.Of(project, environment))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (change is null)
            {
                session.Host.WriteResult(Result(named.Name, PlanningTexts.RecordsOf.With(named.Name), FsOutcome.Skipped, PlanningTexts.NoCurrentChange.With(named.Name), remedy: null, command: null));
                continue;
            }

            if (change.State is not (FsChangeState.Executing or FsChangeState.Validated))
            {
                session.Host.WriteResult(Result(named.Name, change.ChangeId, FsOutcome.Skipped, PlanningTexts.LookNotBegun.With(change.ChangeId, change.State), remedy: null, command: null));
                continue;
            }

            foreach (FsResult result in Stories(change).Concat(Reviews(change)))
            {
                session.Host.WriteResult(result);
            }

            session.Host.WriteResult(Result(change.Environment, change.ChangeId, FsOutcome.Inconclusive, PlanningTexts.LookOpen.With(change.ChangeId, change.Title, change.State), PlanningTexts.LookOpenRemedy, ChangeService.Next(change)));
        }

        return Task.CompletedTask;
    }

    private IEnumerable<FsResult> Stories(FsChange change)
    {
        string[] stories = [.. change.Requirements.Where(static r => r.Kind == FsRequirementKind.Story).Select(static r => r.Id).Distinct(StringComparer.Ordinal)];
        if (stories.Length == 0 || project.Git.Repository is not { } repository)
        {
            return [];
        }

        ILookup<string, string> files = BmadFiles.Find(project).Stories.ToLookup(static s => s.Number.ToString(), s => project.Relative(s.Path), StringComparer.Ordinal);
        FsEvidence[] ofChange = [.. new EvidenceStore(repository, session.Host).NewestFirst().Where(e => e.Change == change.ChangeId && e.Project == project.Key)];
        return stories.Select(story =>
        {
            FsEvidence? written = Array.Find(ofChange, e => e.Subjects.Any(s => files[story].Contains(s.Name)));
            return written is null
                ? Result(change.Environment, story, FsOutcome.Inconclusive, PlanningTexts.LookNoRecord.With(story, change.ChangeId), PlanningTexts.LookNoRecordRemedy, $"Add-FsStoryRecord {PowerShellQuoting.Quote(story)} -Note NOTE")
                : Result(change.Environment, story, FsOutcome.Passed, PlanningTexts.LookRecord.With(story, written.At.ToLocalTime(), written.Author ?? written.Writer), remedy: null, command: null);
        });
    }

    private static IEnumerable<FsResult> Reviews(FsChange change) => (change.NeedsReview, change.Review) switch
    {
        (false, _) => [],
        (true, null) => [Result(change.Environment, PlanningTexts.ReviewOf.With(change.ChangeId), FsOutcome.Inconclusive, PlanningTexts.NotReviewed.With(change.ChangeId), PlanningTexts.NotReviewedRemedy, ChangeService.Next(change))],
        (true, { } review) => [Result(change.Environment, PlanningTexts.ReviewOf.With(change.ChangeId), FsOutcome.Passed, review, remedy: null, command: null)],
    };

    private static FsResult Result(string environment, string subject, FsOutcome outcome, string summary, string? remedy, string? command) => new()
    {
        Step = FsStep.Documentation,
        Subject = subject,
        Environment = environment,
        Scope = FsScope.Full,
        StartedAt = DateTime.UtcNow,
        Outcome = outcome,
        Summary = summary,
        Remedy = remedy,
        NextCommand = command,
    };
}
