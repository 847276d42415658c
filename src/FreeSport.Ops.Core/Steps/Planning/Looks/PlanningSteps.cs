using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Planning.Changes;
using FreeSport.Ops.Core.Steps.Planning.Windows;

namespace FreeSport.Ops.Core.Steps.Planning.Looks;

/// <summary>The steps of the runbook that ask whether the change was planned, confirmed and let through, and whether it is its time.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class PlanningSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    // What was not configured says so where it is asked for, not in every runbook.
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
    [
        new(FsStep.Planning, PlanningTexts.LookChange, NeedsConfiguration: true, ChangesAsync),
        .. project.Configuration.Environments.Any(e => Has(e) && (environment is null || e.Name.Equals(environment, StringComparison.OrdinalIgnoreCase)))
            ? [new RunbookStep(FsStep.Planning, PlanningTexts.LookWindow, NeedsConfiguration: true, WindowsAsync)]
            : Array.Empty<RunbookStep>(),
    ];

    private static bool Has(EnvironmentDefinition environment) => environment.Windows.Count + environment.Freezes.Count > 0;

    private async Task ChangesAsync(CancellationToken cancellationToken)
    {
        ChangeGate gate = new(session, project, static () => DateTime.UtcNow);
        foreach ((EnvironmentDefinition named, FsChange? change) in OpenChanges.Of(project, environment))
        {
            FsPolicyAnswer answer = await gate.AskAsync(named, cancellationToken).ConfigureAwait(false);
            session.Host.WriteResult(Judge(named, change, answer));
        }
    }

    private static FsResult Judge(EnvironmentDefinition named, FsChange? change, FsPolicyAnswer answer)
    {
        FsResult result = new()
        {
            Step = FsStep.Planning,
            Subject = PlanningTexts.ChangeOf.With(named.Name),
            Environment = named.Name,
            Scope = FsScope.Full,
            StartedAt = DateTime.UtcNow,
            NextCommand = change switch
            {
                null => $"Get-FsRequirement STORY | New-FsChange TITLE -Environment {PowerShellQuoting.Quote(named.Name)}",
                { State: FsChangeState.Draft or FsChangeState.Planned } => ChangeService.Next(change),
                _ => null,
            },
        };
        (result.Outcome, result.Summary, result.Remedy) = change switch
        {
            _ when answer.State == FsPolicyState.Refused => (FsOutcome.Failed, answer.Reason, answer.Remedy),
            null => (FsOutcome.Skipped, PlanningTexts.NoCurrentChange.With(named.Name), null),
            { State: FsChangeState.Draft } => (FsOutcome.Inconclusive, PlanningTexts.LookDraft.With(change.ChangeId, change.Title), string.Join(" ", change.Missing)),
            { State: FsChangeState.Planned } => (FsOutcome.Inconclusive, PlanningTexts.LookPlanned.With(change.ChangeId, change.Title), PlanningTexts.MoreConfirmations.With(Math.Max(1, change.NeededConfirmations - change.Confirmations.Length))),
            _ => (FsOutcome.Passed, PlanningTexts.LookConfirmed.With(change.ChangeId, change.Title, string.Join(", ", change.Confirmations.Select(static c => c.By)), answer.State == FsPolicyState.Allowed ? answer.Reason : string.Empty).TrimEnd(), null),
        };
        return result;
    }

    private async Task WindowsAsync(CancellationToken cancellationToken)
    {
        string[] asked = environment is not null ? [environment] : [.. project.Configuration.Environments.Where(Has).Select(static e => e.Name)];
        foreach (FsDeploymentWindow window in await new WindowCheck(session, project).CheckAsync(asked, at: null, expected: null, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(window);
        }
    }
}
