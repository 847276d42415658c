using System.Text.Json;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

public sealed class LedgerCheckpointTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("freesport-ops/ledger/a.jsonl");

    [Fact]
    public async Task Across_checkpoints_the_newest_evidence_is_that_of_a_plain_scan()
    {
        const int Interval = LedgerFile.CheckpointInterval;
        int[] looks = [1, Interval - 1, Interval, Interval + 1, (2 * Interval) - 1, 2 * Interval, (2 * Interval) + 1, 1000];
        Dictionary<EvidenceKey, FsEvidence> scan = [];
#pragma warning disable CA5394 // The same events in every run.
        Random chance = new(7);
        for (int number = 1; number <= 1000; number++)
        {
            // Some subjects come once and lie far back, some come again and again.
            string subject = chance.Next(10) == 0 ? "rare " + number : "often " + chance.Next(5);
            FsEvidence evidence = Events.Measured(
                subject,
                at: Events.Noon.AddSeconds(number),
                scope: chance.Next(4) == 0 ? FsScope.Partial : FsScope.Full,
                environment: chance.Next(3) == 0 ? "staging" : null);
#pragma warning restore CA5394
            await Events.AppendAsync(Ledger, evidence);
            scan[EvidenceKey.Of(evidence).Single()] = evidence;

            if (looks.Contains(number))
            {
                EvidenceStore store = new(new GitRepository(_folder.Path, _folder.Path), new RecordingHost());
                Assert.All(scan, head => Assert.Equal(JsonSerializer.Serialize(head.Value), JsonSerializer.Serialize(store.Newest(head.Key))));
            }
        }

        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.Equal((FsLedgerState.Intact, 1000L), (check.State, check.EventCount));
        Assert.Equal([257, 514, 771], Checkpoints());
    }

    [Fact]
    public async Task Reading_what_is_newest_does_not_go_back_past_the_checkpoint()
    {
        for (int number = 0; number < LedgerFile.CheckpointInterval + 3; number++)
        {
            await Events.AppendAsync(Ledger, Events.Measured("subject " + number));
        }

        // What lies before the checkpoint is no longer JSON; only Test-FsEvidence reads that far.
        byte[] bytes = await File.ReadAllBytesAsync(Ledger, Cancel.Token);
        bytes.AsSpan(0, 100).Fill((byte)'x');
        await File.WriteAllBytesAsync(Ledger, bytes, Cancel.Token);

        LedgerHeads heads = new LedgerFile(Ledger).ReadHeads();

        Assert.Equal((3, LedgerFault.None), (heads.Newest.Count, heads.Fault));
        Assert.Equal(LedgerFile.CheckpointInterval + 3, heads.Offsets.Count);
    }

    [Fact]
    public async Task Evidence_that_a_checkpoint_points_to_counts_only_while_it_is_as_it_was_written()
    {
        for (int number = 0; number < LedgerFile.CheckpointInterval; number++)
        {
            await Events.AppendAsync(Ledger, Events.Measured("subject " + number));
        }

        byte[] bytes = await File.ReadAllBytesAsync(Ledger, Cancel.Token);
        bytes[50] ^= 1;
        await File.WriteAllBytesAsync(Ledger, bytes, Cancel.Token);

        RecordingHost host = new();
        EvidenceStore store = new(new GitRepository(_folder.Path, _folder.Path), host);
        Assert.NotNull(store.Newest(Key("subject 1")));
        Assert.Empty(host.Errors);
        Assert.Null(store.Newest(Key("subject 0")));
        Assert.Equal("LedgerBroken", Assert.Single(host.Errors).ErrorId);
    }

    [Fact]
    public async Task Lines_longer_than_a_block_are_read_whole()
    {
        FsEvidence large = Events.Measured("large");
        large.Subjects[0].Summary = string.Concat(Enumerable.Repeat("Ж😀", 60_000));
        await Events.AppendAsync(Ledger, Events.Measured("before"), large, Events.Measured("after"));

        LedgerHeads heads = new LedgerFile(Ledger).ReadHeads();

        Assert.Equal(LedgerFault.None, heads.Fault);
        Assert.Equal(large.Subjects[0].Summary, heads.Newest[Key("large")].Subjects[0].Summary);
        Assert.Equal(FsLedgerState.Intact, Events.Verify(Ledger).State);
    }

    public void Dispose() => _folder.Dispose();

    private static EvidenceKey Key(string subject) => new(string.Empty, string.Empty, FsChecklistItem.TestsPassed, subject, EvidenceSlot.Full);

    private IEnumerable<int> Checkpoints() => File.ReadLines(Ledger)
        .Select(static (line, index) => (line, Number: index + 1))
        .Where(static l => l.line.Contains("\"heads\":[", StringComparison.Ordinal))
        .Select(static l => l.Number);
}
