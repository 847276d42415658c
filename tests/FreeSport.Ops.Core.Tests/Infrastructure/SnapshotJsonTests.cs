using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

public sealed class SnapshotJsonTests
{
    [Fact]
    public void What_was_written_reads_back_the_same()
    {
        FsInfrastructureSnapshot snapshot = Sample();

        string text = SnapshotJson.Write([snapshot]);
        FsInfrastructureSnapshot back = Assert.Single(SnapshotJson.Read(text, "x.json"));

        Assert.Equal(text, SnapshotJson.Write([back]));
        Assert.Empty(SnapshotDiff.Compare([snapshot], [back], new SnapshotDiffOptions(TellsDrift: false, KnowsAllPlaces: false)));
    }

    [Fact]
    public void It_holds_no_time_and_no_language()
    {
        FsInfrastructureSnapshot early = Sample(), late = Sample();
        (late.StartedAt, late.Duration, late.Summary) = (DateTime.UtcNow, TimeSpan.FromSeconds(3), "объявлено");

        Assert.Equal(SnapshotJson.Write([early]), SnapshotJson.Write([late]));
    }

    [Fact]
    public void Snapshots_stand_in_one_order()
    {
        FsInfrastructureSnapshot a = Sample(), b = Sample();
        b.Key = "compose:y";

        Assert.Equal(SnapshotJson.Write([a, b]), SnapshotJson.Write([b, a]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"format\":2,\"snapshots\":[]}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":1,\"snapshots\":[{\"kind\":\"Nomad\",\"resources\":[]}]}")]
    public void What_is_no_snapshot_is_refused_by_name(string text)
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => SnapshotJson.Read(text, "kept.json")).Failure;

        Assert.Equal(ErrorIds.SnapshotInvalid, failure.ErrorId);
        Assert.Contains("kept.json", failure.Message, StringComparison.Ordinal);
    }

    private static FsInfrastructureSnapshot Sample()
    {
        FsInfrastructureResource web = SnapshotDiffTests.Running("web", "nginx:1", "aaaa");
        (web.Restarts, web.Ports, web.Variables, web.Path, web.Line) = (3, ["8080:80/tcp"], ["DB_PASSWORD"], "docker-compose.yml", 4);
        FsInfrastructureSnapshot snapshot = SnapshotDiffTests.Snapshot([web]);
        snapshot.Differences = [new FsInfrastructureDifference { Change = FsInfrastructureDifferenceKind.Drifted, Path = "compose:x/service/web/image", Before = "a", After = "b" }];
        return snapshot;
    }
}
