using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Planning.Requirements;

namespace FreeSport.Ops.Core.Steps.Planning.Changes;

/// <summary>Whether the change that is under way, and the gates of its stories, allow a deployment.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="now">The time, in UTC.</param>
public sealed class ChangeGate(OpsSession session, Project project, Func<DateTime> now) : IChangeGate
{
    /// <inheritdoc/>
    public string? Emergency(EnvironmentDefinition environment) =>
        ChangeJournal.Current(project, environment.Name) is { Risk: FsChangeRisk.Emergency, State: not FsChangeState.Draft } change ? change.EmergencyReason : null;

    /// <inheritdoc/>
    public async Task<FsPolicyAnswer> AskAsync(EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        ChangePolicy policy = environment.Change;
        string quoted = PowerShellQuoting.Quote(environment.Name);
        if (ChangeJournal.Current(project, environment.Name) is not { } change)
        {
            return policy.IsRequired
                ? Refused(PlanningTexts.GateNoChange.With(environment.Name), PlanningTexts.GateNoChangeRemedy.With(quoted))
                : new FsPolicyAnswer { Policy = FsPolicyKind.Gate, State = FsPolicyState.NotConfigured, Reason = PlanningTexts.GateNotAsked };
        }

        if (policy.IsRequired && change.State is (FsChangeState.Draft or FsChangeState.Planned))
        {
            return Refused(PlanningTexts.GateNotConfirmed.With(change.ChangeId, change.State), PlanningTexts.GateNotConfirmedRemedy.With(change.ChangeId));
        }

        string[] stories = [.. change.Requirements.Where(static r => r.Kind is FsRequirementKind.Story or FsRequirementKind.Gate).Select(static r => r.Id).Distinct(StringComparer.Ordinal)];
        if (!policy.RequiresGate || stories.Length == 0)
        {
            return policy.IsRequired
                ? new FsPolicyAnswer { Policy = FsPolicyKind.Gate, State = FsPolicyState.Allowed, Reason = PlanningTexts.GateConfirmed.With(change.ChangeId, string.Join(", ", change.Confirmations.Select(static c => c.By))) }
                : new FsPolicyAnswer { Policy = FsPolicyKind.Gate, State = FsPolicyState.NotConfigured, Reason = PlanningTexts.GateNotAsked };
        }

        PlanningFolder folder = await PlanningFolder.ReadAsync(project, session.Host, cancellationToken).ConfigureAwait(false);
        string[] objections = [.. stories.Select(s => Objection(folder, s)).OfType<string>()];
        return objections.Length > 0
            ? Refused(string.Join(" ", objections), PlanningTexts.GateObjectionRemedy)
            : new FsPolicyAnswer { Policy = FsPolicyKind.Gate, State = FsPolicyState.Allowed, Reason = PlanningTexts.GateAllows.With(string.Join(", ", stories)) };
    }

    private string? Objection(PlanningFolder folder, string story)
    {
        if (folder.GateOf(story)?.Document.Gate is not { } gate)
        {
            return PlanningTexts.GateOfStoryMissing.With(story);
        }

        if (gate.ExpiresAt is { } expires && expires <= now())
        {
            return PlanningTexts.GateExpired.With(story, expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        bool isWaived = gate is { Verdict: FsGateVerdict.Waived, IsWaived: true, WaiverReason.Length: > 0, WaiverApprovedBy.Length: > 0 };
        return gate.Verdict == FsGateVerdict.Pass || isWaived ? null : PlanningTexts.GateIs.With(story, gate.Verdict == FsGateVerdict.Unknown ? PlanningTexts.NoStatus : gate.Verdict.ToString().ToUpperInvariant(), gate.Reason).TrimEnd();
    }

    private static FsPolicyAnswer Refused(string reason, string remedy) => new() { Policy = FsPolicyKind.Gate, State = FsPolicyState.Refused, Reason = reason, Remedy = remedy };
}
