using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

public sealed class LedgerTamperTests : IDisposable
{
    // One bit low and high, the case of a letter, line feed into carriage return, everything.
    private static readonly byte[] Flips = [0x01, 0x07, 0x10, 0x20, 0x80, 0xFF];

    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("freesport-ops/ledger/a.jsonl");

    [Fact]
    public async Task A_byte_changed_anywhere_is_found_with_its_line()
    {
        byte[] whole = await ThreeEventsAsync();
        string copy = _folder.At("copy.jsonl");
        for (int at = 0; at < whole.Length; at++)
        {
            int line = 1 + whole.Take(at).Count(static b => b == (byte)'\n');
            foreach (byte flip in Flips)
            {
                whole[at] ^= flip;
                await File.WriteAllBytesAsync(copy, whole, Cancel.Token);
                whole[at] ^= flip;

                FsLedgerCheck check = Events.Verify(copy);

                Assert.True(check.State is FsLedgerState.Broken or FsLedgerState.TornTail or FsLedgerState.NewerVersion, $"byte {at} changed by {flip:x2}: {check.State}");
                Assert.Equal(line, check.Line);
                Assert.Equal(line - 1, check.EventCount);
            }
        }
    }

    [Fact]
    public async Task A_byte_changed_anywhere_costs_the_evidence_up_to_there_and_never_more()
    {
        byte[] whole = await ThreeEventsAsync();
        for (int at = 0; at < whole.Length; at++)
        {
            int line = 1 + whole.Take(at).Count(static b => b == (byte)'\n');
            whole[at] ^= 0x01;
            await File.WriteAllBytesAsync(Ledger, whole, Cancel.Token);
            whole[at] ^= 0x01;

            // A lost line break joins two lines; the last one makes the last line incomplete.
            int lastLost = whole[at] == (byte)'\n' ? line + 1 : line;
            string[] expected = at == whole.Length - 1 ? ["1", "2"] : [.. new[] { "1", "2", "3" }.Skip(lastLost)];
            Assert.Equal(expected, new LedgerFile(Ledger).ReadHeads().Newest.Keys.Select(static k => k.Subject).Order());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_line_taken_out_is_found_at_the_line_that_no_longer_follows(int index)
    {
        await ThreeEventsAsync();
        List<string> lines = [.. await File.ReadAllLinesAsync(Ledger, Cancel.Token)];
        lines.RemoveAt(index);
        await File.WriteAllTextAsync(Ledger, string.Concat(lines.Select(static l => l + "\n")), Cancel.Token);

        FsLedgerCheck check = Events.Verify(Ledger);

        Assert.Equal((FsLedgerState.Broken, index + 1), (check.State, check.Line));
    }

    [Fact]
    public async Task What_lies_before_a_line_that_was_taken_out_does_not_count()
    {
        await ThreeEventsAsync();
        string[] lines = await File.ReadAllLinesAsync(Ledger, Cancel.Token);
        await File.WriteAllTextAsync(Ledger, lines[0] + "\n" + lines[2] + "\n", Cancel.Token);
        RecordingHost host = new();
        EvidenceStore store = new(new GitRepository(_folder.Path, _folder.Path), host);

        Assert.Equal(["3"], store.NewestFirst().Select(static e => e.Subjects[0].Name));
        Assert.NotNull(store.Newest(Key("3")));
        Assert.Null(store.Newest(Key("1")));
        Assert.Equal(["LedgerBroken", "LedgerBroken"], host.Errors.Select(static e => e.ErrorId));
    }

    [Theory]
    [InlineData("\r\n", "", "line ends of Windows")]
    [InlineData("\n", "\uFEFF", "a byte order mark")]
    [InlineData("\n\n", "", "empty lines")]
    [InlineData(" \n", "", "a blank at the end")]
    public async Task What_an_editor_does_on_saving_is_not_taken_for_intact(string lineEnd, string before, string what)
    {
        await ThreeEventsAsync();
        string text = await File.ReadAllTextAsync(Ledger, Cancel.Token);
        await File.WriteAllTextAsync(Ledger, before + text.Replace("\n", lineEnd, StringComparison.Ordinal), Cancel.Token);

        // Whoever reads the evidence and whoever verifies it must say the same of it.
        bool isRead = new LedgerFile(Ledger).ReadHeads().Newest.Count == 3;
        bool isIntact = Events.Verify(Ledger).State == FsLedgerState.Intact;

        Assert.True(isRead == isIntact, $"With {what} the evidence counts: {isRead}; it is called intact: {isIntact}.");
    }

    [Fact]
    public async Task A_fault_in_the_middle_is_told_and_what_is_newer_counts()
    {
        await ThreeEventsAsync();
        string[] lines = await File.ReadAllLinesAsync(Ledger, Cancel.Token);
        lines[1] = lines[1].Replace("Passed", "Failed", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Ledger, string.Concat(lines.Select(static l => l + "\n")), Cancel.Token);
        RecordingHost host = new();
        EvidenceStore store = new(new GitRepository(_folder.Path, _folder.Path), host);

        Assert.Equal(["3"], store.NewestFirst().Select(static e => e.Subjects[0].Name));
        Assert.NotNull(store.Newest(Key("3")));
        Assert.Null(store.Newest(Key("1")));
        Assert.All(host.Errors, failure =>
        {
            Assert.Equal(("LedgerBroken", (object)Ledger), (failure.ErrorId, failure.Target!));
            Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        });
        Assert.Equal(2, host.Errors.Count);
    }

    [Fact]
    public async Task After_a_fault_at_the_end_new_evidence_counts_and_the_fault_stays_told()
    {
        await ThreeEventsAsync();
        string[] lines = await File.ReadAllLinesAsync(Ledger, Cancel.Token);
        lines[2] = lines[2].Replace("Passed", "Failed", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Ledger, string.Concat(lines.Select(static l => l + "\n")), Cancel.Token);

        await Events.AppendAsync(Ledger, Events.Measured("new"), Events.Measured("newer"));

        RecordingHost host = new();
        EvidenceStore store = new(new GitRepository(_folder.Path, _folder.Path), host);
        Assert.Equal(["newer", "new"], store.NewestFirst().Select(static e => e.Subjects[0].Name));
        Assert.NotNull(store.Newest(Key("new")));
        Assert.Null(store.Newest(Key("1")));
        Assert.Contains("line 3", host.Errors.First().Message, StringComparison.Ordinal);
        Assert.Equal((FsLedgerState.Broken, 3L), (Events.Verify(Ledger).State, Events.Verify(Ledger).Line));
    }

    public void Dispose() => _folder.Dispose();

    private static EvidenceKey Key(string subject) => new(string.Empty, string.Empty, FsChecklistItem.TestsPassed, subject, EvidenceSlot.Full);

    private async Task<byte[]> ThreeEventsAsync()
    {
        await Events.AppendAsync(Ledger, Events.Measured("1"), Events.Measured("2"), Events.Measured("3"));
        return await File.ReadAllBytesAsync(Ledger, Cancel.Token);
    }
}
