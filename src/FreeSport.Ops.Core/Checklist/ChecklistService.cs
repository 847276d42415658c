using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>Decides the boxes from the ledger.</summary>
/// <param name="project">The project.</param>
/// <param name="offers">What the rooms offer, for the project with the configuration that counts.</param>
/// <param name="git">Reads what the commit says.</param>
/// <param name="host">Is told of ledgers that cannot be read.</param>
public sealed class ChecklistService(Project project, Func<Project, OfferedBoxes> offers, GitReader git, IOpsHost host) : IChecklist, IFreshEvidence
{
    private Project? _committed;

    private static readonly FsChecklistState[] WorstFirst =
    [
        FsChecklistState.Failed, FsChecklistState.Inconclusive, FsChecklistState.Missing, FsChecklistState.Stale, FsChecklistState.Waived,
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken)
    {
        ReleasePolicy rules = await RulesAsync(environment, cancellationToken).ConfigureAwait(false);
        RecordedEvidence? recorded = project.Git.Repository is { } repository ? Recorded(repository, rules) : null;
        OfferedBoxes offered = offers(rules.Project);
        List<FsChecklistStatus> decided = [];
        foreach (ChecklistBox box in offered.Boxes)
        {
            decided.Add(await EvaluateAsync(box, rules, offered.Freshness, recorded, selection, cancellationToken).ConfigureAwait(false));
        }

        return decided;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsEvidence>> FindAsync(string? environment, FsChecklistItem item, IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return [];
        }

        ReleasePolicy rules = await RulesAsync(environment, cancellationToken).ConfigureAwait(false);
        OfferedBoxes offered = offers(rules.Project);
        ChecklistBox box = offered.Boxes.Single(b => b.Box == item);
        if (!rules.For(box).Applies)
        {
            return [];
        }

        IReadOnlyList<string> all = RequiredSubjects.Configured(box, rules.Project) ?? await box.SubjectsAsync(rules.Project, rules.Environment, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> asked = subjects.Count > 0 ? subjects : all;
        if (asked.Except(all, StringComparer.Ordinal).Any())
        {
            return [];
        }

        RecordedEvidence recorded = Recorded(repository, rules);
        List<SubjectDecision> decided = await DecideAsync(box, rules, asked, offered.Freshness, recorded, selection: null, cancellationToken).ConfigureAwait(false);
        return decided.TrueForAll(static d => d is { State: FsChecklistState.Done, Evidence.Kind: FsEvidenceKind.Measurement })
            ? [.. decided.Select(static d => d.Evidence!).GroupBy(static e => e.EvidenceId).Select(static g => g.First())]
            : [];
    }

    /// <summary>Refuses a waiver that would outlive what the policy of its box allows.</summary>
    /// <param name="evidence">What is about to be recorded.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>A task that ends when it may be recorded.</returns>
    /// <exception cref="OpsException">It is too long (<c>WaiverTooLong</c>).</exception>
    public async Task RequireAllowedAsync(FsEvidence evidence, CancellationToken cancellationToken)
    {
        if (evidence is not { Kind: FsEvidenceKind.Waiver, Until: { } until })
        {
            return;
        }

        ReleasePolicy rules = await RulesAsync(evidence.Environment, cancellationToken).ConfigureAwait(false);
        DateTime last = DateTime.UtcNow + rules.For(Offer(evidence.Box!.Value)).MaxWaiver;
        if (until > last)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.WaiverTooLong,
                FailureKind.InvalidArgument,
                ChecklistTexts.WaiverTooLong.With(evidence.Box, until.ToLocalTime(), last.ToLocalTime()),
                ChecklistTexts.WaiverTooLongRemedy.With(evidence.Box),
                until));
        }
    }

    /// <summary>Warns of subjects that no box asks for: evidence for them would tick nothing.</summary>
    /// <param name="evidence">What is about to be recorded.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends after the warnings.</returns>
    public async Task WarnOfUnknownSubjectsAsync(FsEvidence evidence, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> required = await RequiredSubjects
            .FindAsync(Offer(evidence.Box!.Value), project, project.EnvironmentNamed(evidence.Environment), cancellationToken).ConfigureAwait(false);
        foreach (string name in evidence.Subjects.Select(static s => s.Name).Where(n => n != EvidenceKey.AnySubject && !required.Contains(n)))
        {
            host.WriteWarning(ChecklistTexts.UnknownSubject.With(name, evidence.Box, string.Join(", ", required), Nearest.Suggest(name, required)));
        }
    }

    private RecordedEvidence Recorded(GitRepository repository, ReleasePolicy rules) =>
        new(new EvidenceStore(repository, host), git, repository, EvidenceSharing.AttestationOf(rules.Project, repository, git, host.WriteVerbose));

    private ChecklistBox Offer(FsChecklistItem box) => offers(project).Boxes.Single(b => b.Box == box);

    // The commit is read once, however many environments are asked about.
    private async Task<ReleasePolicy> RulesAsync(string? environment, CancellationToken cancellationToken)
    {
        _committed ??= await CommittedConfiguration.OfAsync(project, git, "HEAD", cancellationToken).ConfigureAwait(false);
        return ReleasePolicy.Of(project, _committed, environment);
    }

    private async Task<FsChecklistStatus> EvaluateAsync(
        ChecklistBox offer,
        ReleasePolicy rules,
        InputFreshness freshness,
        RecordedEvidence? recorded,
        IReadOnlyList<FsResult>? selection,
        CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = rules.Environment;
        EffectivePolicy policy = rules.For(offer);
        FsChecklistStatus box = new() { Box = offer.Box, Title = offer.Title, Environment = environment.Name };
        if (!policy.Applies)
        {
            box.State = FsChecklistState.NotApplicable;
            box.Reason = ChecklistTexts.NotApplicable.With(environment.Name);
            box.PolicyNotes = rules.NotesOn(offer, policy, leftOut: []);
            return box;
        }

        IReadOnlyList<string> byConvention = await offer.SubjectsAsync(rules.Project, environment, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> subjects = RequiredSubjects.Configured(offer, rules.Project) ?? byConvention;
        box.Subjects = [.. subjects];
        box.PolicyNotes = rules.NotesOn(offer, policy, leftOut: [.. byConvention.Except(subjects, StringComparer.Ordinal)]);

        List<SubjectDecision> verdicts = await DecideAsync(offer, rules, subjects.Count > 0 ? subjects : [EvidenceKey.AnySubject], freshness, recorded, selection, cancellationToken).ConfigureAwait(false);
        if (subjects.Count == 0 && verdicts[0].State != FsChecklistState.Waived)
        {
            verdicts = [new SubjectDecision(string.Empty, FsChecklistState.Inconclusive, ChecklistTexts.NoSubjects, null)];
        }

        Fill(box, verdicts);
        box.NextCommand = NextCommands.For(offer, box, verdicts, project, policy);
        return box;
    }

    private async Task<List<SubjectDecision>> DecideAsync(
        ChecklistBox offer,
        ReleasePolicy rules,
        IReadOnlyList<string> subjects,
        InputFreshness freshness,
        RecordedEvidence? recorded,
        IReadOnlyList<FsResult>? selection,
        CancellationToken cancellationToken)
    {
        // Evidence of uncommitted changes is told to be that, and not to be out of date.
        EnvironmentDefinition environment = rules.Environment;
        SubjectJudge judge = new(rules.For(offer), DateTime.UtcNow, (evidence, subject) => freshness.FirstChangedAsync(subject, isForRelease: environment.IsProduction && !evidence.Dirty, cancellationToken), evidence => recorded?.WhyNotAttested(evidence));
        List<SubjectDecision> decided = [];
        foreach (string subject in subjects)
        {
            decided.Add(await JudgeAsync(judge, recorded, new EvidenceAbout(project.Key, environment.Name, offer.Box, subject), selection, cancellationToken).ConfigureAwait(false));
        }

        return decided;
    }

    private static async Task<SubjectDecision> JudgeAsync(
        SubjectJudge judge, RecordedEvidence? recorded, EvidenceAbout about, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken)
    {
        string subject = about.Subject;
        if (selection?.FirstOrDefault(r => r.ChecklistItem == about.Box && r.Subject == subject && r.EvidenceId is null) is not null)
        {
            return new SubjectDecision(subject, FsChecklistState.Inconclusive, ChecklistTexts.HandMade.With(subject), null);
        }

        if (recorded is null)
        {
            return new SubjectDecision(subject, FsChecklistState.Missing, ChecklistTexts.NoLedger.With(subject), null);
        }

        SubjectEvidence evidence = await recorded.FindAsync(about, cancellationToken).ConfigureAwait(false);
        SubjectDecision verdict = await judge.DecideAsync(subject, evidence).ConfigureAwait(false);

        // Everything is judged and then selected: an older pass must not be picked over what came after it.
        bool isSelected = selection is null || (verdict.Evidence is not null && selection.Any(r => r.EvidenceId == verdict.Evidence.EvidenceId));
        return isSelected ? verdict : new SubjectDecision(subject, FsChecklistState.Missing, ChecklistTexts.NotSelected.With(subject), null);
    }

    private static void Fill(FsChecklistStatus box, List<SubjectDecision> verdicts)
    {
        FsChecklistState? worst = WorstFirst.Cast<FsChecklistState?>().FirstOrDefault(state => verdicts.Any(v => v.State == state));
        box.State = worst ?? FsChecklistState.Done;
        SubjectDecision[] deciding = [.. verdicts.Where(v => v.State == box.State)];
        box.Reason = BoxReason.Of(deciding);
        box.Decisions = [.. verdicts.Select(static v => new FsChecklistSubject { Name = v.Subject, State = v.State, Reason = v.Reason, EvidenceId = v.Evidence?.EvidenceId })];
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
