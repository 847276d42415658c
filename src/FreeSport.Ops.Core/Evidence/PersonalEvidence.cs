using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>What a person says, as an event for the ledger.</summary>
public static class PersonalEvidence
{
    /// <summary>Makes an assertion or, without an outcome, a waiver.</summary>
    /// <param name="item">The box.</param>
    /// <param name="outcome">The verdict asserted; null to waive.</param>
    /// <param name="subjects">The subjects; null for the whole box.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who answers for it.</param>
    /// <param name="until">Until when.</param>
    /// <param name="environment">The environment; null for all.</param>
    /// <param name="change">The change it belongs to.</param>
    /// <returns>The event, not yet recorded.</returns>
    /// <exception cref="OpsException">It would already have ended (<c>EvidenceAlreadyOver</c>), or says nothing (<c>EvidenceWithoutReason</c>).</exception>
    public static FsEvidence Create(
        FsChecklistItem item, FsOutcome? outcome, IReadOnlyList<string>? subjects, string reason, string by, DateTime? until, string? environment, string? change)
    {
        if (until?.ToUniversalTime() <= DateTime.UtcNow)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.EvidenceAlreadyOver, FailureKind.InvalidArgument, EvidenceTexts.AlreadyOver.With(until), EvidenceTexts.AlreadyOverRemedy, until));
        }

        if (reason.Trim() is "" or "…" or "...")
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.EvidenceWithoutReason, FailureKind.InvalidArgument, EvidenceTexts.WithoutReason, EvidenceTexts.WithoutReasonRemedy, reason));
        }

        return new FsEvidence
        {
            Kind = outcome is null ? FsEvidenceKind.Waiver : FsEvidenceKind.Assertion,
            Box = item,
            Outcome = outcome ?? FsOutcome.Skipped,
            Assurance = FsAssurance.Asserted,
            Reason = reason,
            By = by,
            Until = until?.ToUniversalTime(),
            Environment = environment,
            Change = change,
            Subjects =
            [
                .. (subjects ?? [EvidenceKey.AnySubject]).Select(s => new FsEvidenceSubject
                {
                    Name = s,
                    Outcome = outcome ?? FsOutcome.Skipped,
                    Summary = reason,
                    Scope = FsScope.Full,
                }),
            ],
        };
    }

    /// <summary>What it is about, for the question whether to record it.</summary>
    /// <param name="evidence">The event.</param>
    /// <returns>Box, subjects, environment.</returns>
    public static string Describe(FsEvidence evidence) =>
        $"{evidence.Box} [{string.Join(", ", evidence.Subjects.Select(static s => s.Name))}] {evidence.Environment}".TrimEnd();

    /// <summary>What would be recorded.</summary>
    /// <param name="evidence">The event.</param>
    /// <returns>The plan.</returns>
    public static FsEvidencePlan Plan(FsEvidence evidence) => new()
    {
        Kind = evidence.Kind,
        Box = evidence.Box!.Value,
        Outcome = evidence.Outcome,
        Subjects = [.. evidence.Subjects.Select(static s => s.Name)],
        Environment = evidence.Environment,
        Reason = evidence.Reason ?? string.Empty,
        By = evidence.By ?? string.Empty,
        Until = evidence.Until,
    };
}
