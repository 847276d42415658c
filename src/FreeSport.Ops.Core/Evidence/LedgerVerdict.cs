using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Gives the verification of a ledger its outcome, sentence and remedy.</summary>
internal static class LedgerVerdict
{
    public static FsLedgerCheck Check(string path, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        FsLedgerCheck check = Verify(path, cancellationToken);
        check.Step = FsStep.Checklist;
        check.Subject = Path.GetFileName(path);
        check.Scope = FsScope.Full;
        check.StartedAt = startedAt;
        check.Duration = DateTime.UtcNow - startedAt;
        check.Outcome = check.State switch
        {
            FsLedgerState.Intact => FsOutcome.Passed,
            FsLedgerState.TornTail => FsOutcome.Warning,
            FsLedgerState.Broken => FsOutcome.Failed,
            _ => FsOutcome.Inconclusive,
        };
        (check.Summary, check.Remedy) = check.State switch
        {
            FsLedgerState.Intact => (EvidenceTexts.CheckIntact.With(check.EventCount), null),
            FsLedgerState.TornTail => (EvidenceTexts.CheckTorn.With(check.EventCount, check.Line), EvidenceTexts.CheckTornRemedy),
            FsLedgerState.Broken => (EvidenceTexts.LedgerBroken.With(path, check.Line), EvidenceTexts.CheckBrokenRemedy),
            FsLedgerState.NewerVersion => (EvidenceTexts.LedgerNewerVersion.With(path, check.Line), EvidenceTexts.LedgerNewerVersionRemedy),
            _ => (EvidenceTexts.LedgerNotReadable.With(path, check.Detail), EvidenceTexts.LedgerNotReadableRemedy),
        };
        return check;
    }

    private static FsLedgerCheck Verify(string path, CancellationToken cancellationToken)
    {
        try
        {
            return LedgerVerifier.Verify(path, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new FsLedgerCheck { Path = path, State = FsLedgerState.Unreadable, Detail = cause.Message };
        }
    }
}
