using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Benchmarks;

/// <summary>The ledger's size must hardly matter: neither for one more event nor for the checklist.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private ScratchProject? _scratch;

    /// <summary>Gets or sets how many events are recorded already.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Events { get; set; }

    /// <summary>Makes the repository.</summary>
    /// <returns>A task that ends when it is there.</returns>
    [GlobalSetup]
    public async Task SetupAsync() => _scratch = await ScratchProject.CreateAsync(Events);

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _scratch!.Dispose();

    /// <summary>One event, with lock, verification of the tail, hash and flush to the disk.</summary>
    /// <returns>A task that ends when the event is on the disk.</returns>
    [Benchmark]
    public Task AppendAsync() =>
        new LedgerWriter(_scratch!.LedgerPath, TimeSpan.FromSeconds(10)).AppendAsync(ScratchProject.Event("team-slack"), CancellationToken.None);

    /// <summary>The six boxes, with the fingerprints that git takes.</summary>
    /// <returns>The boxes.</returns>
    [Benchmark]
    public Task<IReadOnlyList<FsChecklistStatus>> ChecklistAsync() =>
        Rooms.Checklist(_scratch!.Project, _scratch.Session.Git, _scratch.Session.Fingerprints, _scratch.Session.Host).EvaluateAsync("staging", selection: null, CancellationToken.None);
}
