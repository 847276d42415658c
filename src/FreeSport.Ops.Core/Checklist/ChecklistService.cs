using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>Decides the boxes from the ledger.</summary>
/// <param name="project">The project.</param>
/// <param name="boxes">The boxes, in the order on paper, as the rooms offer them.</param>
/// <param name="freshness">Tells whether what evidence rests on is still the same.</param>
/// <param name="host">Is told of ledgers that cannot be read.</param>
public sealed class ChecklistService(Project project, IReadOnlyList<ChecklistBox> boxes, InputFreshness freshness, IOpsHost host) : IChecklist
{
    private static readonly FsChecklistState[] WorstFirst =
    [
        FsChecklistState.Failed, FsChecklistState.Inconclusive, FsChecklistState.Missing, FsChecklistState.Stale, FsChecklistState.Waived,
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken)
    {
        EnvironmentDefinition target = project.EnvironmentNamed(environment);
        EvidenceStore? store = project.Git.Repository is { } repository ? new EvidenceStore(repository, host) : null;
        List<FsChecklistStatus> decided = [];
        foreach (ChecklistBox box in boxes)
        {
            decided.Add(await EvaluateAsync(box, target, store, selection, cancellationToken).ConfigureAwait(false));
        }

        return decided;
    }

    /// <summary>Warns of subjects that no box asks for: evidence for them would tick nothing.</summary>
    /// <param name="evidence">What is about to be recorded.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends after the warnings.</returns>
    public async Task WarnOfUnknownSubjectsAsync(FsEvidence evidence, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> required = await RequiredSubjects
            .FindAsync(boxes.Single(b => b.Box == evidence.Box), project, project.EnvironmentNamed(evidence.Environment), cancellationToken).ConfigureAwait(false);
        foreach (string name in evidence.Subjects.Select(static s => s.Name).Where(n => n != EvidenceKey.AnySubject && !required.Contains(n)))
        {
            host.WriteWarning(ChecklistTexts.UnknownSubject.With(name, evidence.Box, string.Join(", ", required), Nearest.Suggest(name, required)));
        }
    }

    private async Task<FsChecklistStatus> EvaluateAsync(
        ChecklistBox offer,
        EnvironmentDefinition environment,
        EvidenceStore? store,
        IReadOnlyList<FsResult>? selection,
        CancellationToken cancellationToken)
    {
        project.Configuration.Checklist.TryGetValue(offer.Box, out ChecklistPolicy? configured);
        EffectivePolicy policy = EffectivePolicy.For(offer.Defaults, configured, environment);
        FsChecklistStatus box = new() { Box = offer.Box, Title = offer.Title, Environment = environment.Name };
        if (!policy.Applies)
        {
            box.State = FsChecklistState.NotApplicable;
            box.Reason = ChecklistTexts.NotApplicable.With(environment.Name);
            return box;
        }

        IReadOnlyList<string> subjects = await RequiredSubjects.FindAsync(offer, project, environment, cancellationToken).ConfigureAwait(false);
        box.Subjects = [.. subjects];
        SubjectJudge judge = new(policy, DateTime.UtcNow, subject => freshness.FirstChangedAsync(subject, cancellationToken));
        List<SubjectVerdict> verdicts = [];
        foreach (string subject in subjects.Count > 0 ? subjects : [EvidenceKey.AnySubject])
        {
            verdicts.Add(await JudgeAsync(judge, store, offer.Box, environment, subject, selection).ConfigureAwait(false));
        }

        if (subjects.Count == 0 && verdicts[0].State != FsChecklistState.Waived)
        {
            verdicts = [new SubjectVerdict(string.Empty, FsChecklistState.Inconclusive, ChecklistTexts.NoSubjects, null)];
        }

        Fill(box, verdicts);
        box.NextCommand = NextCommands.For(offer, box, verdicts, project, policy);
        return box;
    }

    private async Task<SubjectVerdict> JudgeAsync(
        SubjectJudge judge, EvidenceStore? store, FsChecklistItem item, EnvironmentDefinition environment, string subject, IReadOnlyList<FsResult>? selection)
    {
        if (selection?.FirstOrDefault(r => r.ChecklistItem == item && r.Subject == subject && r.EvidenceId is null) is not null)
        {
            return new SubjectVerdict(subject, FsChecklistState.Inconclusive, ChecklistTexts.HandMade.With(subject), null);
        }

        if (store is null)
        {
            return new SubjectVerdict(subject, FsChecklistState.Missing, ChecklistTexts.NoLedger.With(subject), null);
        }

        SubjectEvidence evidence = SubjectEvidence.Find(store, project.Key, environment.Name, item, subject);
        SubjectVerdict verdict = await judge.DecideAsync(subject, evidence).ConfigureAwait(false);

        // Everything is judged and then selected: an older pass must not be picked over what came after it.
        bool isSelected = selection is null || (verdict.Evidence is not null && selection.Any(r => r.EvidenceId == verdict.Evidence.EvidenceId));
        return isSelected ? verdict : new SubjectVerdict(subject, FsChecklistState.Missing, ChecklistTexts.NotSelected.With(subject), null);
    }

    private static void Fill(FsChecklistStatus box, List<SubjectVerdict> verdicts)
    {
        FsChecklistState? worst = WorstFirst.Cast<FsChecklistState?>().FirstOrDefault(state => verdicts.Any(v => v.State == state));
        box.State = worst ?? FsChecklistState.Done;
        SubjectVerdict[] deciding = [.. verdicts.Where(v => v.State == box.State)];
        box.Reason = BoxReason.Of(deciding);
        FsEvidence[] evidence = [.. verdicts.Select(static v => v.Evidence).OfType<FsEvidence>().GroupBy(static e => e.EvidenceId).Select(static g => g.First())];
        box.Evidence = evidence;
        if (evidence.Length > 0)
        {
            FsEvidence oldest = evidence.OrderBy(static e => e.At).First();
            box.Assurance = evidence.Min(static e => e.Assurance);
            (box.At, box.By, box.Commit) = (oldest.At, oldest.By ?? oldest.Writer, oldest.Commit);
        }
    }
}
