using System.Diagnostics;
using System.Text.Json;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

/// <summary>The ledger under processes that write at once and die at any moment.</summary>
public sealed class LedgerProcessTests : IDisposable
{
    private const int Writers = 4;
    private const int KillsEach = 50;
    private const int CutEvery = 5;
    private const int Seed = 20261123;

    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("a.jsonl");

    [Fact]
    public async Task Two_hundred_kills_lose_no_acknowledged_event_and_leave_a_chain_that_verifies()
    {
        List<string>[] acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(lane => Task.Run(() => DieAgainAndAgainAsync(lane, Seed + lane), Cancel.Token)));
        await Events.AppendAsync(Ledger, Events.Measured("after"));

        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.True(check.State == FsLedgerState.Intact, $"Line {check.Line} is {check.State}; seed {Seed}.");
        string[] recorded = Recorded();
        Assert.Equal(recorded.Length, check.EventCount);
        Assert.Equal(recorded.Distinct().Order(), recorded.Order());
        string[] lost = [.. acknowledged.SelectMany(static a => a).Except(recorded)];
        Assert.True(lost.Length == 0, $"Lost with seed {Seed}: {string.Join(", ", lost)}");

        // Who dies between the disk and its word leaves one event more than it said, never two.
        Assert.InRange(recorded.Length, acknowledged.Sum(static a => a.Count) + 1, acknowledged.Sum(static a => a.Count) + 1 + (Writers * KillsEach));
        Assert.True(acknowledged.Sum(static a => a.Count) >= Writers * KillsEach, "Too few events were acknowledged to tell anything.");
    }

    [Fact]
    public Task Two_processes_at_once_make_one_chain_and_lose_nothing() => WriteAtOnceAsync(2);

    [Fact]
    public Task Eight_processes_at_once_make_one_chain_and_lose_nothing() => WriteAtOnceAsync(8);

    public void Dispose() => _folder.Dispose();

    private async Task WriteAtOnceAsync(int count)
    {
        const int Each = 40;
        LedgerProcess[] processes = [.. Enumerable.Range(0, count).Select(n => new LedgerProcess(Ledger, "p" + n, Each))];
        try
        {
            await Task.WhenAll(processes.Select(static p => p.HearOutAsync(Cancel.Token)));
        }
        finally
        {
            Array.ForEach(processes, static p => p.Dispose());
        }

        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.Equal((FsLedgerState.Intact, (long)count * Each), (check.State, check.EventCount));
        Assert.Equal(
            Enumerable.Range(0, count).SelectMany(static p => Enumerable.Range(0, Each).Select(n => $"p{p}-{n}")).Order(StringComparer.Ordinal),
            Recorded().Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Ledger + ".torn"));
    }

#pragma warning disable CA5394 // The same moments in every run, as far as a test can choose them.
    private async Task<List<string>> DieAgainAndAgainAsync(int lane, int seed)
    {
        Random chance = new(seed);
        List<string> acknowledged = [];
        for (int kill = 0; kill < KillsEach; kill++)
        {
            using LedgerProcess writer = new(Ledger, $"w{lane}-{kill}");
            await writer.HearAsync(chance.Next(4), Cancel.Token);
            Spin(chance.Next(20_000));
            await writer.KillAsync(Cancel.Token);
            acknowledged.AddRange(writer.Acknowledged);
            if (kill % CutEvery == 0)
            {
                await CutAsync(chance);
            }
        }

        return acknowledged;
    }

    // A kill leaves what was handed to the system; only a power cut leaves the beginning of a line.
    private async Task CutAsync(Random chance)
    {
        using LedgerLock held = await LedgerLock.TakeAsync(Ledger + ".lock", TimeSpan.FromMinutes(1), Cancel.Token);
        byte[] line = System.Text.Encoding.UTF8.GetBytes(LedgerLine.Format(Events.Measured("половина"), LedgerLine.NoPrevious));
        using FileStream stream = new(Ledger, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.Write(line, 0, chance.Next(1, line.Length));
    }
#pragma warning restore CA5394

    private static void Spin(int microseconds)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds;)
        {
            Thread.SpinWait(20);
        }
    }

    private string[] Recorded() =>
        [.. File.ReadLines(Ledger).Select(static l => JsonDocument.Parse(l).RootElement).Where(static l => l.TryGetProperty("id", out _)).Select(static l => l.GetProperty("id").GetString()!)];
}
