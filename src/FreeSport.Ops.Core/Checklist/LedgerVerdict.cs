using FreeSport.Ops.Core.Checklist.Ledger;

namespace FreeSport.Ops.Core.Checklist;

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
            FsLedgerState.Intact => (ChecklistTexts.CheckIntact.With(check.EventCount), null),
            FsLedgerState.TornTail => (ChecklistTexts.CheckTorn.With(check.EventCount, check.Line), ChecklistTexts.CheckTornRemedy),
            FsLedgerState.Broken => (ChecklistTexts.LedgerBroken.With(path, check.Line), ChecklistTexts.CheckBrokenRemedy),
            FsLedgerState.NewerVersion => (ChecklistTexts.LedgerNewerVersion.With(path, check.Line), ChecklistTexts.LedgerNewerVersionRemedy),
            _ => (ChecklistTexts.LedgerNotReadable.With(path, check.Detail), ChecklistTexts.LedgerNotReadableRemedy),
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
