using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private static readonly EvidenceKey Unit = new(string.Empty, string.Empty, FsChecklistItem.TestsPassed, "unit", EvidenceSlot.Full);

    private readonly TempFolder _folder = new();
    private readonly RecordingHost _host = new();
    private readonly GitRepository _repository;
    private readonly EvidenceStore _store;

    public EvidenceStoreTests()
    {
        _repository = new GitRepository(_folder.Path, _folder.Path);
        _store = new EvidenceStore(_repository, _host);
    }

    [Fact]
    public async Task The_ledgers_of_several_writers_are_read_as_one_newest_first()
    {
        await WriteAsync("anna", 1, 4, 5);
        await WriteAsync("boris", 2, 6);
        await WriteAsync("вера", 3);

        Assert.Equal(["6", "5", "4", "3", "2", "1"], _store.NewestFirst().Select(static e => e.Subjects[0].Summary));
        Assert.Equal("6", _store.Newest(Unit)?.Subjects[0].Summary);
        Assert.Empty(_host.Errors);
    }

    [Fact]
    public void Without_a_ledger_there_is_nothing_and_nothing_is_wrong()
    {
        Assert.Empty(_store.NewestFirst());
        Assert.Empty(_store.Verify(Cancel.Token));
        Assert.Null(_store.Newest(Unit));
        Assert.Empty(_host.Errors);
    }

    [Fact]
    public async Task The_verification_judges_every_ledger_for_itself()
    {
        await WriteAsync("anna", 1, 2);
        await WriteAsync("boris", 3);
        await WriteAsync("clara", 4, 5);
        await File.AppendAllTextAsync(PathOf("boris"), "{\"v\":1,", Cancel.Token);
        byte[] broken = await File.ReadAllBytesAsync(PathOf("clara"), Cancel.Token);
        broken[10] ^= 1;
        await File.WriteAllBytesAsync(PathOf("clara"), broken, Cancel.Token);

        FsLedgerCheck[] checks = [.. _store.Verify(Cancel.Token)];

        Assert.Equal(
            [(FsLedgerState.Intact, FsOutcome.Passed, 2L, null), (FsLedgerState.TornTail, FsOutcome.Warning, 1L, 2L), (FsLedgerState.Broken, FsOutcome.Failed, 0L, 1L)],
            checks.Select(static c => (c.State, c.Outcome, c.EventCount, c.Line)));
        Assert.Equal([PathOf("anna"), PathOf("boris"), PathOf("clara")], checks.Select(static c => c.Path));
        Assert.Equal("anna", checks[0].Writer);
        Assert.All(checks.Skip(1), static c => Assert.NotNull(c.Remedy));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_opened_is_told_and_the_others_are_read()
    {
        Posix.Require();
        await WriteAsync("anna", 1);
        File.CreateSymbolicLink(Path.Combine(LedgerFolder.Of(_repository), "0-gone.jsonl"), "/nowhere/ledger.jsonl");

        Assert.NotNull(_store.Newest(Unit));
        Assert.Single(_store.NewestFirst());
        Assert.Contains(_host.Errors, static e => e.ErrorId == "LedgerNotReadable");
        Assert.Equal([FsLedgerState.Unreadable, FsLedgerState.Intact], _store.Verify(Cancel.Token).Select(static c => c.State));
    }

    [Fact]
    public async Task Reading_stops_where_the_reader_stops()
    {
        await WriteAsync("anna", [.. Enumerable.Range(1, 50)]);

        Assert.Equal("50", _store.NewestFirst().First().Subjects[0].Summary);

        // The file must be free again: the next run of a cmdlet wants to write to it.
        await WriteAsync("anna", 51);
        Assert.Equal("51", _store.NewestFirst().First().Subjects[0].Summary);
    }

    [Theory]
    [InlineData(@"PC\ops", "PC/ops")]
    [InlineData("ПК\\иван", "ПК\\олег")]
    [InlineData("a", "A")]
    [InlineData("..", ".")]
    public void Every_writer_has_a_ledger_of_their_own_in_the_ledger_folder(string one, string other)
    {
        string first = LedgerFolder.FileOf(_repository, one);
        string second = LedgerFolder.FileOf(_repository, other);

        Assert.False(first.Equals(second, StringComparison.OrdinalIgnoreCase));
        Assert.All([first, second], f => Assert.Equal(LedgerFolder.Of(_repository), Path.GetDirectoryName(f)));
        Assert.All([first, second], static f => Assert.Matches("^[A-Za-z0-9._-]+$", Path.GetFileName(f)));
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-800_000)]
    [InlineData(0.25)]
    public async Task An_event_whose_date_cannot_be_is_passed_over_and_named(double days)
    {
        DateTime now = DateTime.UtcNow;
        string boris = LedgerFolder.FileOf(_repository, "boris");
        Directory.CreateDirectory(Path.GetDirectoryName(boris)!);
        DateTime wrong = days < -700_000 ? new DateTime(1, 1, 2, 0, 0, 0, DateTimeKind.Utc) : now.AddDays(days);
        FsEvidence right = Events.Measured(at: now.AddHours(-2));
        await Events.AppendAsync(boris, right, Events.Measured("integration", at: wrong), Events.Measured(outcome: FsOutcome.Failed, at: wrong), Events.Measured(outcome: FsOutcome.Failed, at: wrong));

        Assert.Equal(right.EvidenceId, _store.Newest(Unit)?.EvidenceId);
        Assert.Null(_store.Newest(Unit with { Subject = "integration" }));
        string warning = Assert.Single(_host.Warnings);
        Assert.Contains(boris, warning, StringComparison.Ordinal);
        Assert.Contains(wrong.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), warning, StringComparison.Ordinal);

        FsEvidence anew = Events.Measured(at: now.AddHours(-1));
        await Events.AppendAsync(LedgerFolder.FileOf(_repository, "anna"), anew);
        Assert.Equal(anew.EvidenceId, new EvidenceStore(_repository, _host).Newest(Unit)?.EvidenceId);
    }

    [Fact]
    public async Task What_came_before_a_wrong_clock_is_found_behind_many_events_of_it()
    {
        DateTime now = DateTime.UtcNow;
        string path = LedgerFolder.FileOf(_repository, "boris");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FsEvidence right = Events.Measured(at: now.AddHours(-2));
        await Events.AppendAsync(path, right);
        await Events.AppendAsync(path, [.. Enumerable.Range(0, 2 * LedgerFile.CheckpointInterval).Select(_ => Events.Measured(at: now.AddYears(1)))]);

        Assert.Equal(right.EvidenceId, _store.Newest(Unit)?.EvidenceId);
    }

    [Fact]
    public async Task Without_a_repository_there_is_no_store_and_it_says_why()
    {
        Project project = await Real.LoadAsync(_folder.Path);

        OpsFailure failure = Assert.Throws<OpsException>(() => EvidenceStore.Open(project, _host)).Failure;

        Assert.Equal("EvidenceWithoutRepository", failure.ErrorId);
        Assert.Contains(_folder.Path, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(string writer) => LedgerFolder.FileOf(_repository, writer);

    private async Task WriteAsync(string writer, params int[] seconds)
    {
        foreach (int second in seconds)
        {
            FsEvidence evidence = Events.Measured(at: Events.Noon.AddSeconds(second));
            evidence.Writer = writer;
            evidence.Subjects[0].Summary = second.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Events.AppendAsync(PathOf(writer), evidence);
        }
    }
}
