using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

public sealed class LedgerTornTailTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("a.jsonl");

    [Fact]
    public async Task Wherever_a_power_cut_ends_the_file_no_whole_event_is_lost_and_the_next_one_repairs_it()
    {
        await Events.AppendAsync(Ledger, Events.Measured("1"), Events.Measured("2"), Events.Measured("три"));
        byte[] whole = await File.ReadAllBytesAsync(Ledger, Cancel.Token);
        for (int length = 0; length <= whole.Length; length++)
        {
            int events = whole.Take(length).Count(static b => b == (byte)'\n');
            byte[] acknowledged = [.. whole.Take(Array.LastIndexOf(whole, (byte)'\n', Math.Max(0, length - 1)) + 1)];
            await File.WriteAllBytesAsync(Ledger, whole[..length], Cancel.Token);
            File.Delete(Ledger + ".torn");

            FsLedgerCheck check = Events.Verify(Ledger);
            LedgerHeads heads = new LedgerFile(Ledger).ReadHeads();
            await Events.AppendAsync(Ledger, Events.Measured("after"));
            FsLedgerCheck repaired = Events.Verify(Ledger);

            bool isTorn = acknowledged.Length < length;
            Assert.Equal((isTorn ? FsLedgerState.TornTail : FsLedgerState.Intact, (long)events), (check.State, check.EventCount));
            Assert.Equal(isTorn ? events + 1 : null, check.Line);
            Assert.Equal((events, LedgerFault.None), (heads.Newest.Count, heads.Fault));
            Assert.Equal((FsLedgerState.Intact, events + 1L), (repaired.State, repaired.EventCount));
            Assert.Equal(acknowledged, (await File.ReadAllBytesAsync(Ledger, Cancel.Token)).Take(acknowledged.Length));
            Assert.Equal(isTorn, File.Exists(Ledger + ".torn"));
            if (isTorn)
            {
                byte[] torn = [.. whole.Take(length).Skip(acknowledged.Length), (byte)'\n'];
                Assert.Equal(torn, await File.ReadAllBytesAsync(Ledger + ".torn", Cancel.Token));
            }
        }
    }

    [Fact]
    public async Task A_power_cut_between_an_event_and_its_checkpoint_costs_only_the_checkpoint()
    {
        for (int i = 0; i < LedgerFile.CheckpointInterval; i++)
        {
            await Events.AppendAsync(Ledger, Events.Measured("subject " + i));
        }

        byte[] whole = await File.ReadAllBytesAsync(Ledger, Cancel.Token);
        int checkpoint = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        await File.WriteAllBytesAsync(Ledger, whole[..((checkpoint + whole.Length) / 2)], Cancel.Token);

        await Events.AppendAsync(Ledger, Events.Measured("after"));

        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.Equal((FsLedgerState.Intact, LedgerFile.CheckpointInterval + 1L), (check.State, check.EventCount));
        string[] lines = await File.ReadAllLinesAsync(Ledger, Cancel.Token);
        Assert.Equal(LedgerFile.CheckpointInterval + 2, lines.Length);
        Assert.Contains("\"heads\":", lines[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
