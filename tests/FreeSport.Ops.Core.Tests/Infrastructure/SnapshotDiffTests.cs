using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Core.Tests.Infrastructure;

public sealed class SnapshotDiffTests
{
    private static readonly SnapshotDiffOptions Plain = new(TellsDrift: false, KnowsAllPlaces: false);

    [Fact]
    public void What_came_what_went_and_what_changed_is_told_with_its_path()
    {
        FsInfrastructureDifference[] found = Compare(
            [Running("web", image: "nginx:1"), Running("old")],
            [Running("web", image: "nginx:2"), Running("new", image: "redis:7")]);

        Assert.Equal(
            [
                "Added compose:x/service/new|-|redis:7",
                "Removed compose:x/service/old|service|-",
                "Changed compose:x/service/web/image|nginx:1|nginx:2",
            ],
            found.Select(Line));
        Assert.All(found, static d => Assert.Equal(FsOutcome.Warning, d.Outcome));
    }

    [Fact]
    public void The_same_twice_differs_in_nothing() => Assert.Empty(Compare([Running("web", image: "nginx:1")], [Running("web", image: "nginx:1")]));

    [Theory]
    [InlineData(FsInfrastructureReading.Unreachable)]
    [InlineData(FsInfrastructureReading.TimedOut)]
    [InlineData(FsInfrastructureReading.Unreadable)]
    [InlineData(FsInfrastructureReading.ToolMissing)]
    public void What_could_not_be_read_was_not_removed(FsInfrastructureReading reading)
    {
        FsInfrastructureSnapshot before = Snapshot([Running("web")]);
        FsInfrastructureSnapshot after = Snapshot([]);
        (after.Running, after.Summary) = (reading, "no answer from prod-1");

        FsInfrastructureDifference told = Assert.Single(SnapshotDiff.Compare([before], [after], Plain));

        Assert.Equal((FsInfrastructureDifferenceKind.Unknown, FsOutcome.Inconclusive, "compose:x"), (told.Change, told.Outcome, told.Path));
        Assert.Contains("no answer from prod-1", told.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_was_looked_at_once_only_cannot_be_compared()
    {
        FsInfrastructureDifference told = Assert.Single(SnapshotDiff.Compare([Snapshot([Running("web")])], [], Plain));

        Assert.Equal((FsInfrastructureDifferenceKind.Unknown, FsOutcome.Inconclusive), (told.Change, told.Outcome));
    }

    [Fact]
    public void A_place_that_only_one_ref_declares_was_added()
    {
        FsInfrastructureSnapshot added = Snapshot([], [Declared("web", "nginx:1")]);
        added.Running = FsInfrastructureReading.NotLooked;

        FsInfrastructureDifference told = Assert.Single(SnapshotDiff.Compare([], [added], new SnapshotDiffOptions(TellsDrift: false, KnowsAllPlaces: true)));

        Assert.Equal((FsInfrastructureDifferenceKind.Added, "nginx:1"), (told.Change, told.After));
    }

    [Fact]
    public void A_hidden_value_that_changed_is_told_without_it()
    {
        FsInfrastructureDifference told = Assert.Single(Compare([Running("web", seal: "aaaa")], [Running("web", seal: "bbbb")]));

        Assert.Equal("Changed compose:x/service/web/environment.DB_PASSWORD|***|***", Line(told));
    }

    [Fact]
    public void Seals_of_another_key_are_not_compared()
    {
        FsInfrastructureSnapshot before = Snapshot([Running("web", seal: "aaaa")]), after = Snapshot([Running("web", seal: "bbbb")]);
        after.KeyId = "other";

        Assert.Empty(SnapshotDiff.Compare([before], [after], Plain));
    }

    [Fact]
    public void Of_several_snapshots_of_a_place_the_last_counts()
    {
        FsInfrastructureSnapshot early = Snapshot([Running("web", image: "nginx:1")]), late = Snapshot([Running("web", image: "nginx:2")]);
        (early.StartedAt, late.StartedAt) = (new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty(SnapshotDiff.Compare([late, early], [Snapshot([Running("web", image: "nginx:2")])], Plain));
    }

    [Fact]
    public void Two_resources_of_one_name_are_two()
    {
        FsInfrastructureDifference told = Assert.Single(Compare([Running("web")], [Running("web"), Running("web")]));

        Assert.Equal((FsInfrastructureDifferenceKind.Added, "compose:x/service/web#2"), (told.Change, told.Path));
    }

    internal static string Line(FsInfrastructureDifference difference) => $"{difference.Change} {difference.Path}|{difference.Before ?? "-"}|{difference.After ?? "-"}";

    internal static FsInfrastructureResource Running(string name, string? image = null, string? seal = null) => new()
    {
        Kind = FsInfrastructureKind.Compose,
        Side = FsInfrastructureSide.Running,
        Type = "service",
        Name = name,
        Address = "service/" + name,
        State = FsInfrastructureState.Running,
        Image = image,
        Facts = seal is null ? [] : [new FsInfrastructureFact { Name = "environment.DB_PASSWORD", Seal = seal }],
    };

    internal static FsInfrastructureSnapshot Snapshot(FsInfrastructureResource[] running, FsInfrastructureResource[]? declared = null) => new()
    {
        Kind = FsInfrastructureKind.Compose,
        Key = "compose:x",
        KeyId = "key",
        Declared = declared is null ? FsInfrastructureReading.NotLooked : FsInfrastructureReading.Read,
        Running = FsInfrastructureReading.Read,
        Resources = [.. declared ?? [], .. running],
    };

    private static FsInfrastructureResource Declared(string name, string image)
    {
        FsInfrastructureResource resource = Running(name, image);
        (resource.Side, resource.State) = (FsInfrastructureSide.Declared, FsInfrastructureState.Declared);
        return resource;
    }

    private static FsInfrastructureDifference[] Compare(FsInfrastructureResource[] before, FsInfrastructureResource[] after) =>
        [.. SnapshotDiff.Compare([Snapshot(before)], [Snapshot(after)], Plain)];
}
