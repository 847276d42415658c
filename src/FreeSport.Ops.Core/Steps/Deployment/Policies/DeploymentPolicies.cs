using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Policies;

/// <summary>The policies that must allow a deployment before it starts. What is not configured says so and is never shown as passed.</summary>
/// <param name="checklist">The checklist, for environments that require it.</param>
/// <param name="content">Tells whether what the checklist judges is what is released.</param>
/// <param name="now">The time, in UTC.</param>
/// <param name="changes">Tells of the change that is under way; null where nobody knows any.</param>
internal sealed class DeploymentPolicies(IChecklist checklist, JudgedContent content, Func<DateTime> now, IChangeGate? changes = null)
{
    /// <summary>Asks every policy, in a fixed order.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="branch">What was found out about branch and commit.</param>
    /// <param name="commit">The commit to be released; empty when it is not known.</param>
    /// <param name="isRollback">Whether an earlier image is put back; that waits for no window and for no box.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>One answer each.</returns>
    public async Task<FsPolicyAnswer[]> AskAsync(EnvironmentDefinition environment, FsPolicyAnswer branch, string commit, bool isRollback, CancellationToken cancellationToken) =>
    [
        branch,
        isRollback && environment.Windows.Count + environment.Freezes.Count > 0 ? NotForRollbacks(FsPolicyKind.Window) : WindowPolicy.Ask(environment, now(), changes?.Emergency(environment)),
        await AskGateAsync(environment, isRollback, cancellationToken).ConfigureAwait(false),
        isRollback && environment.Deployment?.RequireChecklist == true ? NotForRollbacks(FsPolicyKind.Checklist) : await AskChecklistAsync(environment, commit, cancellationToken).ConfigureAwait(false),

        // Nothing that is read before it is taken would still hold then.
        new FsPolicyAnswer { Policy = FsPolicyKind.Lock, State = FsPolicyState.NotConfigured, Reason = PolicyTexts.LockAtStart },
    ];

    /// <summary>Whether nobody objects; who could not be asked objects.</summary>
    /// <param name="answers">What the policies say.</param>
    /// <param name="reason">Why it goes ahead although the window, the gate or the checklist object; null where they decide. Branch and lock cannot be overridden.</param>
    public static bool Allow(IEnumerable<FsPolicyAnswer> answers, string? reason = null) => answers.All(a =>
        a.State is FsPolicyState.Allowed or FsPolicyState.NotConfigured
        || (reason is not null && CanBeOverridden(a)));

    /// <summary>Adds to a sentence why policies were overridden, so that the ledger tells it too.</summary>
    /// <param name="summary">The sentence.</param>
    /// <param name="reason">Why; null where they decided.</param>
    public static string WithReason(string summary, string? reason) => reason is null ? summary : summary + " " + PolicyTexts.Overridden.With(reason);

    /// <summary>The failure for a deployment that may not be started.</summary>
    public static OpsException Refusal(EnvironmentDefinition environment, IEnumerable<FsPolicyAnswer> answers)
    {
        FsPolicyAnswer[] against = [.. answers.Where(static a => a.State is not (FsPolicyState.Allowed or FsPolicyState.NotConfigured))];
        return new OpsException(new OpsFailure(
            ErrorIds.DeploymentRefused,
            FailureKind.PermissionDenied,
            PolicyTexts.Refused.With(environment.Name, string.Join(" ", against.Select(static a => $"{a.Policy}: {a.Reason}"))),
            string.Join(" ", [.. against.Select(static a => a.Remedy).OfType<string>(), .. against.All(CanBeOverridden) ? [PolicyTexts.OverrideRemedy] : Array.Empty<string>()]),
            environment.Name));
    }

    private static bool CanBeOverridden(FsPolicyAnswer answer) => answer.Policy is FsPolicyKind.Window or FsPolicyKind.Gate or FsPolicyKind.Checklist;

    private async Task<FsPolicyAnswer> AskGateAsync(EnvironmentDefinition environment, bool isRollback, CancellationToken cancellationToken)
    {
        FsPolicyAnswer answer = changes is null ? NotConfigured(FsPolicyKind.Gate) : await changes.AskAsync(environment, cancellationToken).ConfigureAwait(false);
        return isRollback && answer.State != FsPolicyState.NotConfigured ? NotForRollbacks(FsPolicyKind.Gate) : answer;
    }

    private async Task<FsPolicyAnswer> AskChecklistAsync(EnvironmentDefinition environment, string commit, CancellationToken cancellationToken)
    {
        if (environment.Deployment?.RequireChecklist != true)
        {
            return NotConfigured(FsPolicyKind.Checklist);
        }

        IReadOnlyList<FsChecklistStatus> boxes = await checklist
            .EvaluateAsync(environment.Name, selection: null, cancellationToken).ConfigureAwait(false);

        // An emergency is reviewed when it is over: that must not keep its second attempt from beginning.
        bool isEmergency = changes?.Emergency(environment) is not null;
        FsChecklistStatus[] open = isEmergency ? ChecklistGate.OpenButReviews(boxes) : ChecklistGate.Open(boxes);
        return open.Length == 0 && !ChecklistGate.NothingApplies(boxes)
            ? await AskContentAsync(environment, boxes, commit, cancellationToken).ConfigureAwait(false)
            : Refuse(
                open.Length == 0 ? PolicyTexts.ChecklistEmpty : PolicyTexts.ChecklistOpen.With(string.Join(", ", open.Select(static b => b.Box))),
                PolicyTexts.ChecklistOpenRemedy.With(PowerShellQuoting.Quote(environment.Name)));
    }

    // The boxes are those of the files that are checked out; the release is a commit's.
    private async Task<FsPolicyAnswer> AskContentAsync(EnvironmentDefinition environment, IReadOnlyList<FsChecklistStatus> boxes, string commit, CancellationToken cancellationToken)
    {
        string name = CommitId.Short(commit);
        string remedy = PolicyTexts.OtherContentRemedy.With(name, PowerShellQuoting.Quote(environment.Name));
        if (commit.Length == 0 || await content.DifferencesAsync(commit, cancellationToken).ConfigureAwait(false) is not { } differences)
        {
            return Refuse(PolicyTexts.ContentUnknown.With(name), remedy);
        }

        if (differences.Count == 0)
        {
            return new FsPolicyAnswer { Policy = FsPolicyKind.Checklist, State = FsPolicyState.Allowed, Reason = PolicyTexts.ChecklistDone };
        }

        IReadOnlyList<string> subjects = content.Subjects(boxes, differences);
        return Refuse(
            PolicyTexts.OtherContent.With(name, JudgedContent.Some(differences)) + (subjects.Count == 0 ? string.Empty : " " + PolicyTexts.OtherContentSubjects.With(string.Join(", ", subjects))),
            remedy);
    }

    private static FsPolicyAnswer Refuse(string reason, string remedy) => new() { Policy = FsPolicyKind.Checklist, State = FsPolicyState.Refused, Reason = reason, Remedy = remedy };

    private static FsPolicyAnswer NotForRollbacks(FsPolicyKind policy) => new() { Policy = policy, State = FsPolicyState.Allowed, Reason = PolicyTexts.NotForRollbacks };

    private static FsPolicyAnswer NotConfigured(FsPolicyKind policy) => new() { Policy = policy, State = FsPolicyState.NotConfigured, Reason = PolicyTexts.NotConfigured };
}
