using System.Globalization;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>Decides one subject of a box from its newest evidence. Everything that is not shown to be right is not Done.</summary>
/// <param name="policy">What the box asks.</param>
/// <param name="now">The time, in UTC.</param>
/// <param name="changedInput">Names the first input of a subject of an event that is not as it was, or cannot be compared; null when all are.</param>
/// <param name="whyNotAttested">Tells why an event is not attested; null where nobody knows.</param>
internal sealed class SubjectJudge(EffectivePolicy policy, DateTime now, Func<FsEvidence, FsEvidenceSubject, Task<string?>> changedInput, Func<FsEvidence, string?> whyNotAttested)
{
    public async Task<SubjectDecision> DecideAsync(string subject, SubjectEvidence evidence)
    {
        if (evidence.Waived is { } waiver && EndOf(waiver) is { } end && end > now)
        {
            string until = end.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
            return new SubjectDecision(subject, FsChecklistState.Waived, ChecklistTexts.Waived.With(subject, waiver.By, until, waiver.Reason, Recorder(waiver)), waiver);
        }

        SubjectDecision? disproved = await DisprovedByPartAsync(subject, evidence).ConfigureAwait(false)
            ?? await DisprovedByDryRunAsync(subject, evidence).ConfigureAwait(false);
        if (disproved is not null)
        {
            return disproved;
        }

        FsEvidence? whole = evidence.Full ?? evidence.DryRun;
        SubjectDecision measured = whole is null
            ? Unmeasured(subject, evidence)
            : await JudgeAsync(subject, whole).ConfigureAwait(false);

        // What was measured and holds still is not talked over; a person's word can only fill a gap.
        bool gap = measured.State is FsChecklistState.Missing or FsChecklistState.Stale;
        return gap && evidence.Asserted is { } asserted && (whole is null || asserted.At > whole.At)
            ? await JudgeAsync(subject, asserted).ConfigureAwait(false)
            : measured;
    }

    private async Task<SubjectDecision?> DisprovedByPartAsync(string subject, SubjectEvidence evidence)
    {
        if (evidence.Partial is not { } part || (evidence.Full is not null && evidence.Full.At > part.At))
        {
            return null;
        }

        FsEvidenceSubject said = SubjectOf(part, subject);
        bool holds = said.Outcome == FsOutcome.Failed && await changedInput(part, said).ConfigureAwait(false) is null;
        return holds ? new SubjectDecision(subject, FsChecklistState.Failed, ChecklistTexts.SubjectSays.With(subject, said.Summary.TrimEnd('.')), part) : null;
    }

    // A text that is right can still name a job that does not run: a later check of the text does not outvote the run.
    private async Task<SubjectDecision?> DisprovedByDryRunAsync(string subject, SubjectEvidence evidence)
    {
        if (evidence.DryRun is not { } run)
        {
            return null;
        }

        FsEvidenceSubject said = SubjectOf(run, subject);
        bool holds = said.Outcome == FsOutcome.Failed && await changedInput(run, said).ConfigureAwait(false) is null;
        return holds ? new SubjectDecision(subject, FsChecklistState.Failed, ChecklistTexts.SubjectSays.With(subject, said.Summary.TrimEnd('.')), run) : null;
    }

    // What a waiver says of its end does not outlive what the policy allows from the day it was recorded.
    private DateTime? EndOf(FsEvidence waiver) => waiver.Until < waiver.At + policy.MaxWaiver ? waiver.Until : waiver.Until is null ? null : waiver.At + policy.MaxWaiver;

    // Whoever is named answers for it; git and the machine know who typed it.
    private static string Recorder(FsEvidence waiver) => waiver.Author is { } author ? author + ", " + waiver.Writer : waiver.Writer;

    private static SubjectDecision Unmeasured(string subject, SubjectEvidence evidence) => evidence.Partial is not { } part
        ? new SubjectDecision(subject, FsChecklistState.Missing, (evidence.Foreign is null ? ChecklistTexts.NoEvidence : ChecklistTexts.ForeignEvidence).With(subject), null)
        : new SubjectDecision(
            subject,
            FsChecklistState.Missing,
            ChecklistTexts.OnlyPartial.With(subject, string.Join(", ", SubjectOf(part, subject).LeftOut)),
            part);

    private async Task<SubjectDecision> JudgeAsync(string subject, FsEvidence evidence)
    {
        FsEvidenceSubject said = SubjectOf(evidence, subject);
        if (evidence.Until is { } until && until <= now)
        {
            return Verdict(FsChecklistState.Stale, ChecklistTexts.Expired.With(subject, until.ToLocalTime().ToString("g", CultureInfo.CurrentCulture)));
        }

        if (evidence.At - now > PlausibleTime.ClockSkew)
        {
            return Verdict(FsChecklistState.Stale, ChecklistTexts.FromTheFuture.With(subject));
        }

        if (now - evidence.At > policy.MaxAge)
        {
            return Verdict(FsChecklistState.Stale, ChecklistTexts.TooOld.With(subject, Age(now - evidence.At), Age(policy.MaxAge)));
        }

        if (await changedInput(evidence, said).ConfigureAwait(false) is { } changed)
        {
            return Verdict(FsChecklistState.Stale, ChecklistTexts.InputChanged.With(subject, changed));
        }

        bool passed = said.Outcome == FsOutcome.Passed || (said.Outcome == FsOutcome.Warning && policy.AllowWarnings);
        if (!passed)
        {
            FsChecklistState state = said.Outcome is FsOutcome.Failed or FsOutcome.Warning ? FsChecklistState.Failed : FsChecklistState.Inconclusive;
            return Verdict(state, ChecklistTexts.SubjectSays.With(subject, said.Summary.TrimEnd('.')));
        }

        if (evidence.Assurance < policy.Assurance)
        {
            return Verdict(FsChecklistState.Inconclusive, policy.Assurance == FsAssurance.Attested && whyNotAttested(evidence) is { } reason
                ? ChecklistTexts.NotAttested.With(subject, evidence.Assurance, policy.Assurance, reason)
                : ChecklistTexts.TooWeak.With(subject, evidence.Assurance, policy.Assurance));
        }

        return evidence.Dirty && !policy.AllowDirty
            ? Verdict(FsChecklistState.Inconclusive, ChecklistTexts.Dirty.With(subject))
            : Verdict(FsChecklistState.Done, evidence.Dirty ? ChecklistTexts.DoneDirty.With(subject, said.Summary.TrimEnd('.')) : ChecklistTexts.SubjectSays.With(subject, said.Summary.TrimEnd('.')));

        SubjectDecision Verdict(FsChecklistState state, string reason) => new(subject, state, reason, evidence);
    }

    private static FsEvidenceSubject SubjectOf(FsEvidence evidence, string subject) => evidence.Subjects.First(s => s.Name == subject);

    private static string Age(TimeSpan age) => age.TotalDays >= 2 ? ChecklistTexts.Days.With((int)age.TotalDays)
        : age.TotalHours >= 2 ? ChecklistTexts.Hours.With((int)age.TotalHours)
        : ChecklistTexts.Minutes.With((int)age.TotalMinutes);
}
