using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

/// <summary>What the verification of a whole ledger says: how far it is as it was written, and where it is not.</summary>
public sealed class LedgerVerifierTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("a.jsonl");

    [Fact]
    public async Task A_ledger_as_it_was_written_is_intact_and_counted()
    {
        await ThreeLinesAsync();

        AssertIs(FsLedgerState.Intact, line: null, events: 3);
        Assert.Equal(@"PC\ops", Events.Verify(Ledger).Writer);
        Assert.Equal(Ledger, Events.Verify(Ledger).Path);
    }

    [Fact]
    public void An_empty_ledger_is_intact_and_proves_nothing()
    {
        Write(string.Empty);

        AssertIs(FsLedgerState.Intact, line: null, events: 0);
    }

    [Fact]
    public async Task A_checkpoint_is_a_line_and_no_event()
    {
        string[] lines = await ThreeLinesAsync();
        LedgerEntry last = LedgerLine.Parse(lines[2]).Entry!;
        string checkpoint = LedgerLine.FormatCheckpoint(4, last.Hash, new Dictionary<EvidenceKey, long>());
        Write(string.Concat(lines.Append(checkpoint).Select(static l => l + "\n")));

        AssertIs(FsLedgerState.Intact, line: null, events: 3);
        Assert.Equal(@"PC\ops", Events.Verify(Ledger).Writer);
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_a_torn_tail_and_does_not_count_even_where_all_else_is_there()
    {
        string[] lines = await ThreeLinesAsync();
        Write(string.Join('\n', lines));

        AssertIs(FsLedgerState.TornTail, line: 3, events: 2);
    }

    [Fact]
    public async Task A_single_line_cut_short_is_a_torn_tail()
    {
        string[] lines = await ThreeLinesAsync();
        Write(lines[0][..20]);

        AssertIs(FsLedgerState.TornTail, line: 1, events: 0);
    }

    [Fact]
    public async Task Zeros_that_a_power_cut_leaves_at_the_end_are_a_torn_tail()
    {
        string[] lines = await ThreeLinesAsync();
        Write(string.Concat(lines.Select(static l => l + "\n")) + "\0\0\0");

        AssertIs(FsLedgerState.TornTail, line: 4, events: 3);
    }

    [Fact]
    public async Task A_byte_order_mark_is_a_change_like_any_other()
    {
        string[] lines = await ThreeLinesAsync();
        Write("\uFEFF" + string.Concat(lines.Select(static l => l + "\n")));

        AssertIs(FsLedgerState.Broken, line: 1, events: 0);
    }

    [Fact]
    public async Task A_line_that_was_changed_is_broken_and_what_follows_does_not_count()
    {
        string[] lines = await ThreeLinesAsync();
        Write(lines[0] + "\n" + lines[1].Replace("Passed", "Failed", StringComparison.Ordinal) + "\n" + lines[2] + "\n");

        AssertIs(FsLedgerState.Broken, line: 2, events: 1);
    }

    [Fact]
    public async Task A_line_break_added_at_the_end_is_broken()
    {
        string[] lines = await ThreeLinesAsync();
        Write(string.Concat(lines.Select(static l => l + "\n")) + "\n\n");

        AssertIs(FsLedgerState.Broken, line: 4, events: 3);
    }

    [Fact]
    public async Task A_ledger_whose_first_line_is_gone_is_broken_from_its_beginning()
    {
        string[] lines = await ThreeLinesAsync();
        Write(lines[1] + "\n" + lines[2] + "\n");

        AssertIs(FsLedgerState.Broken, line: 1, events: 0);
    }

    [Fact]
    public void A_first_line_that_follows_another_is_broken_whatever_its_number()
    {
        Write(Line(sequence: 1, previous: new string('a', 64)) + "\n");

        AssertIs(FsLedgerState.Broken, line: 1, events: 0);
    }

    [Fact]
    public void A_first_line_with_another_number_is_broken_although_it_follows_nothing()
    {
        Write(Line(sequence: 2, LedgerLine.NoPrevious) + "\n");

        AssertIs(FsLedgerState.Broken, line: 1, events: 0);
    }

    [Fact]
    public async Task Lines_in_another_order_are_broken_where_one_no_longer_follows()
    {
        string[] lines = await ThreeLinesAsync();
        Write(lines[0] + "\n" + lines[2] + "\n" + lines[1] + "\n");

        AssertIs(FsLedgerState.Broken, line: 2, events: 1);
    }

    [Fact]
    public async Task A_line_of_a_newer_version_is_told_apart_from_a_broken_one()
    {
        string[] lines = await ThreeLinesAsync();
        Write(lines[0] + "\n{\"v\":2,\"what\":\"nobody knows yet\"}\n");

        AssertIs(FsLedgerState.NewerVersion, line: 2, events: 1);
    }

    [Fact]
    public async Task Verifying_can_be_stopped()
    {
        await ThreeLinesAsync();
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => LedgerVerifier.Verify(Ledger, stop.Token));
    }

    [Fact]
    public async Task A_ledger_is_verified_while_another_process_writes_it()
    {
        await ThreeLinesAsync();
        await using FileStream writing = new(Ledger, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

        AssertIs(FsLedgerState.Intact, line: null, events: 3);
    }

    public void Dispose() => _folder.Dispose();

    private static string Line(long sequence, string previous)
    {
        FsEvidence evidence = Events.Measured();
        evidence.Sequence = sequence;
        return LedgerLine.Format(evidence, previous);
    }

    private void AssertIs(FsLedgerState state, long? line, long events)
    {
        FsLedgerCheck check = Events.Verify(Ledger);

        Assert.Equal((state, line, events), (check.State, check.Line, check.EventCount));
    }

    private void Write(string text) => File.WriteAllText(Ledger, text, new UTF8Encoding(false));

    private async Task<string[]> ThreeLinesAsync()
    {
        await Events.AppendAsync(Ledger, Events.Measured("unit"), Events.Measured("единица"), Events.Measured("integration"));
        return await File.ReadAllLinesAsync(Ledger, Cancel.Token);
    }
}
