using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Benchmarks;

/// <summary>Two snapshots of many resources, one in ten of which changed: under 300 ms for 10,000.</summary>
[MemoryDiagnoser]
public class SnapshotBenchmarks
{
    private FsInfrastructureSnapshot[] _before = [];
    private FsInfrastructureSnapshot[] _after = [];

    /// <summary>Gets or sets how many resources each snapshot holds.</summary>
    [Params(10_000)]
    public int Resources { get; set; }

    /// <summary>Makes the snapshots.</summary>
    [GlobalSetup]
    public void Setup() => (_before, _after) = ([Snapshot(changed: 0)], [Snapshot(changed: 10)]);

    /// <summary>What changed.</summary>
    /// <returns>The differences.</returns>
    [Benchmark]
    public IReadOnlyList<FsInfrastructureDifference> Compare() => SnapshotDiff.Compare(_before, _after, new SnapshotDiffOptions(TellsDrift: false, KnowsAllPlaces: false));

    private FsInfrastructureSnapshot Snapshot(int changed) => new()
    {
        Kind = FsInfrastructureKind.Compose,
        Key = "compose:x",
        KeyId = "key",
        Running = FsInfrastructureReading.Read,
        Resources =
        [
            .. Enumerable.Range(0, Resources).Select(i => new FsInfrastructureResource
            {
                Side = FsInfrastructureSide.Running,
                Type = "container",
                Name = "web-" + i,
                Address = "container/web/" + i,
                State = FsInfrastructureState.Running,
                Image = changed > 0 && i % changed == 0 ? "nginx:2" : "nginx:1",
                Variables = ["A", "B", "C"],
                Facts = [.. Enumerable.Range(0, 10).Select(f => new FsInfrastructureFact { Name = "environment.V" + f, Seal = "0123456789abcdef" })],
            }),
        ],
    };
}
