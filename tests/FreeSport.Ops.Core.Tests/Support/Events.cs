using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Ledger events for tests: each is told only what matters to it.</summary>
internal static class Events
{
    public static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    public static FsEvidence Measured(
        string subject = "unit",
        FsOutcome outcome = FsOutcome.Passed,
        DateTime? at = null,
        FsScope scope = FsScope.Full,
        FsInput[]? inputs = null,
        FsChecklistItem item = FsChecklistItem.TestsPassed,
        string? environment = null) => new()
        {
            EvidenceId = Guid.NewGuid().ToString("N"),
            Writer = @"PC\ops",
            At = at ?? Noon,
            Kind = FsEvidenceKind.Measurement,
            Box = item,
            Environment = environment,
            Outcome = outcome,
            Assurance = FsAssurance.Measured,
            Subjects =
            [
                new FsEvidenceSubject
                {
                    Name = subject,
                    Outcome = outcome,
                    Scope = scope,
                    Summary = $"{subject} is {outcome}.",
                    LeftOut = scope == FsScope.Full ? [] : ["tests not selected by 'fast'"],
                    Inputs = inputs ?? [],
                },
            ],
            Commit = "0123456789abcdef0123456789abcdef01234567",
        };

    public static FsEvidence Said(
        FsEvidenceKind kind = FsEvidenceKind.Assertion,
        string subject = "unit",
        FsOutcome outcome = FsOutcome.Passed,
        DateTime? at = null,
        DateTime? until = null,
        FsChecklistItem item = FsChecklistItem.TestsPassed)
    {
        FsEvidence said = Measured(subject, kind == FsEvidenceKind.Waiver ? FsOutcome.Skipped : outcome, at, item: item);
        (said.Kind, said.Assurance, said.By, said.Reason, said.Until) = (kind, FsAssurance.Asserted, "Иван", "проверено руками", until);
        return said;
    }

    /// <summary>Appends events to a file one after another.</summary>
    public static async Task AppendAsync(string path, params FsEvidence[] events)
    {
        foreach (FsEvidence evidence in events)
        {
            await new LedgerWriter(path, TimeSpan.FromSeconds(30)).AppendAsync(evidence, Cancel.Token);
        }
    }

    public static FsLedgerCheck Verify(string path) => LedgerVerifier.Verify(path, Cancel.Token);
}
