using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Core.Tests.Evidence;

/// <summary>What the verification of a ledger is worth, and what it tells to do.</summary>
public sealed class LedgerVerdictTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("a.jsonl");

    [Fact]
    public async Task A_ledger_as_it_was_written_passes()
    {
        await TwoEventsAsync();

        FsLedgerCheck check = Check();

        Assert.Equal((FsLedgerState.Intact, FsOutcome.Passed, EvidenceTexts.CheckIntact.With(2L), null), (check.State, check.Outcome, check.Summary, check.Remedy));
        Assert.Equal((FsStep.Checklist, "a.jsonl", FsScope.Full), (check.Step, check.Subject, check.Scope));
        Assert.InRange(check.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal(DateTimeKind.Utc, check.StartedAt.Kind);
    }

    [Fact]
    public async Task A_torn_tail_is_a_warning()
    {
        string text = await TwoEventsAsync();
        File.WriteAllText(Ledger, text.TrimEnd('\n'));

        FsLedgerCheck check = Check();

        Assert.Equal((FsOutcome.Warning, EvidenceTexts.CheckTorn.With(1L, 2L), EvidenceTexts.CheckTornRemedy), (check.Outcome, check.Summary, check.Remedy));
    }

    [Fact]
    public async Task A_broken_ledger_fails()
    {
        string text = await TwoEventsAsync();
        File.WriteAllText(Ledger, text.Replace("Passed", "Failed", StringComparison.Ordinal));

        FsLedgerCheck check = Check();

        Assert.Equal((FsOutcome.Failed, EvidenceTexts.LedgerBroken.With(Ledger, 1L), EvidenceTexts.CheckBrokenRemedy), (check.Outcome, check.Summary, check.Remedy));
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_no_verdict()
    {
        File.WriteAllText(Ledger, "{\"v\":2}\n");

        FsLedgerCheck check = Check();

        Assert.Equal((FsOutcome.Inconclusive, EvidenceTexts.LedgerNewerVersion.With(Ledger, 1L), EvidenceTexts.LedgerNewerVersionRemedy), (check.Outcome, check.Summary, check.Remedy));
    }

    [Fact]
    public void A_ledger_that_cannot_be_read_is_no_verdict_and_says_why()
    {
        FsLedgerCheck check = Check();

        Assert.Equal((FsLedgerState.Unreadable, FsOutcome.Inconclusive, Ledger, EvidenceTexts.LedgerNotReadableRemedy), (check.State, check.Outcome, check.Path, check.Remedy));
        Assert.NotEmpty(check.Detail!);
        Assert.Equal(EvidenceTexts.LedgerNotReadable.With(Ledger, check.Detail), check.Summary);
    }

    public void Dispose() => _folder.Dispose();

    private FsLedgerCheck Check() => LedgerVerdict.Check(Ledger, Cancel.Token);

    private async Task<string> TwoEventsAsync()
    {
        await Events.AppendAsync(Ledger, Events.Measured("unit"), Events.Measured("integration"));
        return await File.ReadAllTextAsync(Ledger, Cancel.Token);
    }
}
