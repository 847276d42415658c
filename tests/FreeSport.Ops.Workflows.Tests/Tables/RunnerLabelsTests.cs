using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Tables;

public sealed class RunnerLabelsTests
{
    private static readonly RunnerLabel[] All = [.. TableResource.Rows(RunnerLabels.Table).Select(RunnerLabel.Of)];

    [Fact]
    public void Every_label_says_where_it_is_from() => Assert.All(All, static l => Assert.StartsWith("https://", l.Source.OriginalString, StringComparison.Ordinal));

    [Fact]
    public void What_is_gone_or_will_be_says_when_and_what_to_take()
    {
        Assert.All(All.Where(static l => l.State == RunnerState.Removed), static l => Assert.Matches(@"^20\d\d-\d\d-\d\d$", l.Since));
        Assert.All(All.Where(static l => l.State == RunnerState.Retiring), static l => Assert.Matches(@"^20\d\d-\d\d-\d\d$", l.Until));
        Assert.All(
            All.Where(static l => l.State is RunnerState.Retiring or RunnerState.Removed),
            static l => Assert.Equal(RunnerState.Current, RunnerLabels.Find(l.Instead)?.State));
    }

    [Fact]
    public void What_is_there_has_a_system_unless_it_is_of_every_runner() =>
        Assert.Equal(["arm", "arm64", "self-hosted", "x64"], All.Where(static l => l.State != RunnerState.Removed && l.Systems.Count == 0).Select(static l => l.Name));

    [Theory]
    [InlineData("UBUNTU-latest", "Ubuntu 24.04,Ubuntu 26.04")]
    [InlineData("macos-latest", "macOS 26 Arm64")]
    [InlineData("windows-latest", "Windows Server 2025")]
    [InlineData("macos-15-intel", "macOS 15 intel")]
    public void A_label_names_its_systems(string label, string systems) => Assert.Equal(systems, string.Join(',', RunnerLabels.Find(label)!.Systems));

    [Fact]
    public void What_is_gone_is_not_offered()
    {
        Assert.Contains("ubuntu-26.04", RunnerLabels.Offered);
        Assert.DoesNotContain("macos-14", RunnerLabels.Offered);
    }
}
