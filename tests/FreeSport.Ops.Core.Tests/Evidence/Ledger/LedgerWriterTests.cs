using System.Text.Json;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

public sealed class LedgerWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ledger => _folder.At("ledger/a.jsonl");

    [Fact]
    public async Task Many_who_write_at_once_make_one_chain_and_lose_nothing()
    {
        const int Writers = 8;
        const int Each = 20;
        using Barrier start = new(Writers);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Cancel.Token);
                for (int number = 0; number < Each; number++)
                {
                    Events.AppendAsync(Ledger, Events.Measured($"{writer}/{number}")).GetAwaiter().GetResult();
                }
            },
            Cancel.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.Equal((FsLedgerState.Intact, (long)Writers * Each), (check.State, check.EventCount));
        Assert.Equal(Writers * Each, new LedgerFile(Ledger).ReadHeads().Newest.Count);
        Assert.Equal([Ledger, Ledger + ".lock"], Directory.GetFiles(_folder.At("ledger")).Order());
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_who_holds_the_ledger_and_writes_nothing()
    {
        _folder.Folder("ledger");
        using (await LedgerLock.TakeAsync(Ledger + ".lock", TimeSpan.FromSeconds(30), Cancel.Token))
        {
            OpsFailure failure = await Real.FailureAsync(() => new LedgerWriter(Ledger, TimeSpan.FromMilliseconds(50)).AppendAsync(Events.Measured(), Cancel.Token));

            Assert.Equal(("LedgerLocked", FailureKind.ResourceBusy), (failure.ErrorId, failure.Kind));
            Assert.Contains($"PID {Environment.ProcessId}", failure.Message, StringComparison.Ordinal);
            Assert.Contains(Environment.MachineName, failure.Message, StringComparison.Ordinal);
            Assert.NotEmpty(failure.Remedy);
            Assert.False(File.Exists(Ledger));
        }

        await Events.AppendAsync(Ledger, Events.Measured());
        Assert.Equal(FsLedgerState.Intact, Events.Verify(Ledger).State);
    }

    [Theory]
    [InlineData(".lock")]
    [InlineData("")]
    public async Task A_scanner_that_holds_a_file_for_a_moment_costs_no_evidence(string file)
    {
        await Events.AppendAsync(Ledger, Events.Measured());
        Task waiting;
        await using (FileStream scanner = new(Ledger + file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None))
        {
            waiting = new LedgerWriter(Ledger, TimeSpan.FromMinutes(10)).AppendAsync(Events.Measured(), Cancel.Token);
            Assert.False(waiting.IsCompleted);
        }

        await waiting;
        Assert.Equal((FsLedgerState.Intact, 2L), (Events.Verify(Ledger).State, Events.Verify(Ledger).EventCount));
    }

    [Fact]
    public async Task The_name_of_the_holder_is_a_courtesy()
    {
        _folder.Folder("ledger");
        await using (FileStream scanner = new(Ledger + ".lock.holder", FileMode.OpenOrCreate, FileAccess.Read, FileShare.None))
        {
            await new LedgerWriter(Ledger, TimeSpan.Zero).AppendAsync(Events.Measured(), Cancel.Token);
            await new LedgerWriter(Ledger, TimeSpan.Zero).AppendAsync(Events.Measured(), Cancel.Token);
        }

        Assert.Equal(2L, Events.Verify(Ledger).EventCount);
    }

    [Fact]
    public async Task A_ledger_that_stays_held_is_told_and_holds_up_nobody_afterwards()
    {
        await Events.AppendAsync(Ledger, Events.Measured());
        await using (FileStream scanner = new(Ledger, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            OpsFailure failure = await Real.FailureAsync(() => new LedgerWriter(Ledger, TimeSpan.FromMilliseconds(50)).AppendAsync(Events.Measured(), Cancel.Token));

            Assert.Equal("LedgerNotWritable", failure.ErrorId);
        }

        await new LedgerWriter(Ledger, TimeSpan.Zero).AppendAsync(Events.Measured(), Cancel.Token);
        Assert.Equal(2L, Events.Verify(Ledger).EventCount);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        _folder.Folder("ledger");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        using LedgerLock held = await LedgerLock.TakeAsync(Ledger + ".lock", TimeSpan.FromSeconds(30), Cancel.Token);
        Task waiting = new LedgerWriter(Ledger, TimeSpan.FromMinutes(10)).AppendAsync(Events.Measured(), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(File.Exists(Ledger));
    }

    [Fact]
    public async Task What_a_process_that_died_left_behind_holds_nobody_up()
    {
        _folder.Write("ledger/a.jsonl.lock", string.Empty);
        _folder.Write("ledger/a.jsonl.lock.holder", "pwsh (PID 1, GONE, 2026-01-01 00:00:00Z)");

        await new LedgerWriter(Ledger, TimeSpan.Zero).AppendAsync(Events.Measured(), Cancel.Token);

        Assert.Equal(1, Events.Verify(Ledger).EventCount);
    }

    [Theory]
    [InlineData("a file stands where the folder belongs")]
    [InlineData("a folder stands where the ledger belongs")]
    [InlineData("a folder stands where the lock belongs")]
    public async Task A_ledger_that_cannot_be_written_is_told_with_its_path(string obstacle)
    {
        if (obstacle.Contains("the folder belongs", StringComparison.Ordinal))
        {
            _folder.Write("ledger", "a file");
        }
        else
        {
            _folder.Folder("ledger/a.jsonl" + (obstacle.Contains("lock", StringComparison.Ordinal) ? ".lock" : string.Empty));
        }

        OpsFailure failure = await Real.FailureAsync(() => Events.AppendAsync(Ledger, Events.Measured()));

        Assert.Equal(("LedgerNotWritable", FailureKind.WriteError, (object)Ledger), (failure.ErrorId, failure.Kind, failure.Target!));
        Assert.Contains(Ledger, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_without_the_right_to_write_is_told_with_its_path()
    {
        Assert.SkipWhen(Environment.UserName == "root", "Root may write everywhere.");
        await Events.AppendAsync(Ledger, Events.Measured());
        File.SetAttributes(Ledger, FileAttributes.ReadOnly);

        OpsFailure failure = await Real.FailureAsync(() => Events.AppendAsync(Ledger, Events.Measured()));

        Assert.Equal("LedgerNotWritable", failure.ErrorId);
        Assert.Equal(1, Events.Verify(Ledger).EventCount);
    }

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_not_written_to_and_the_line_is_named()
    {
        await Events.AppendAsync(Ledger, Events.Measured("old"));
        await File.AppendAllTextAsync(Ledger, OfNewerVersion(await File.ReadAllTextAsync(Ledger, Cancel.Token)), Cancel.Token);
        byte[] before = await File.ReadAllBytesAsync(Ledger, Cancel.Token);

        OpsFailure failure = await Real.FailureAsync(() => Events.AppendAsync(Ledger, Events.Measured()));

        Assert.Equal("LedgerNewerVersion", failure.ErrorId);
        Assert.Contains(Ledger, failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Ledger, Cancel.Token));
        FsLedgerCheck check = Events.Verify(Ledger);
        Assert.Equal((FsLedgerState.NewerVersion, 2L, 1L), (check.State, check.Line, check.EventCount));
        Assert.Equal((LedgerFault.NewerVersion, 2L), (new LedgerFile(Ledger).ReadHeads().Fault, new LedgerFile(Ledger).ReadHeads().FaultLine));
    }

    [Fact]
    public void Names_this_version_does_not_know_count_for_nothing()
    {
        string line = LedgerLine.Format(Events.Measured(), LedgerLine.NoPrevious);
        foreach (string name in new[] { "Measurement", "Passed", "Measured", "Full" })
        {
            line = line.Replace($"\"{name}\"", "\"FromTheFuture\"", StringComparison.Ordinal);
        }

        FsEvidence evidence = LedgerLine.Parse(Sealed(line)).Entry!.Evidence!;

        Assert.Equal((FsEvidenceKind.Unknown, FsOutcome.Inconclusive, FsAssurance.None), (evidence.Kind, evidence.Outcome, evidence.Assurance));
        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (evidence.Subjects[0].Outcome, evidence.Subjects[0].Scope));
    }

    public void Dispose() => _folder.Dispose();

    private static string OfNewerVersion(string ledger)
    {
        string previous = JsonDocument.Parse(ledger).RootElement.GetProperty("hash").GetString()!;
        FsEvidence evidence = Events.Measured("new");
        evidence.Sequence = 2;
        return Sealed(LedgerLine.Format(evidence, previous).Replace("\"v\":1,", "\"v\":2,", StringComparison.Ordinal)) + "\n";
    }

    private static string Sealed(string line)
    {
        string hash = JsonDocument.Parse(line).RootElement.GetProperty("hash").GetString()!;
        string open = line.Replace($"\"hash\":\"{hash}\",", string.Empty, StringComparison.Ordinal);
        return line.Replace(hash, Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(open)), StringComparison.Ordinal);
    }
}
