using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Planning.Windows;

namespace FreeSport.Ops.Core.Tests.Planning;

/// <summary>Whether an environment may be touched: windows, freezes, enough time, clocks that are put forward and back.</summary>
public sealed class WindowTests
{
    private static readonly DeploymentWindow Moscow = new(["Tue", "Wed", "Thu"], "02:00", "04:00", "Europe/Moscow");
    private static readonly DeploymentWindow Berlin = new(["Sun"], "02:00", "04:00", "Europe/Berlin");

    [Fact]
    public void An_open_window_says_how_much_is_left_and_a_closed_one_when_the_next_opens()
    {
        FsDeploymentWindow open = Judge("2026-11-24T00:30:00Z", 0, [Moscow]);
        FsDeploymentWindow closed = Judge("2026-11-26T01:00:00Z", 0, [Moscow]);

        Assert.Equal((FsWindowState.Open, FsOutcome.Passed, TimeSpan.FromMinutes(30)), (open.State, open.Outcome, open.Left));
        Assert.Equal((FsWindowState.Closed, FsOutcome.Failed), (closed.State, closed.Outcome));
        Assert.Equal(Utc("2026-11-30T23:00:00Z"), closed.NextOpensAt);
        Assert.Contains("4 d 22 h", closed.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_time_is_not_open_and_the_next_window_must_be_long_enough()
    {
        DeploymentWindow shorter = new([], "10:00", "10:30", "Europe/Moscow");

        FsDeploymentWindow verdict = Judge("2026-11-24T00:30:00Z", 45, [Moscow, shorter]);

        Assert.Equal((FsWindowState.TooShort, FsOutcome.Failed), (verdict.State, verdict.Outcome));
        Assert.Equal(Utc("2026-11-24T23:00:00Z"), verdict.NextOpensAt);
    }

    [Theory]
    [InlineData("2026-12-24T20:59:00Z", FsWindowState.Closed, "2027-01-11T23:00:00Z")]
    [InlineData("2026-12-29T00:30:00Z", FsWindowState.Frozen, "2027-01-11T23:00:00Z")]
    [InlineData("2027-01-09T20:59:59Z", FsWindowState.Frozen, "2027-01-11T23:00:00Z")]
    [InlineData("2027-01-09T21:00:00Z", FsWindowState.Closed, "2027-01-11T23:00:00Z")]
    public void A_freeze_goes_before_every_window_until_the_end_of_its_last_day(string at, FsWindowState state, string next)
    {
        FsDeploymentWindow verdict = Judge(at, 0, [Moscow], new FreezeDefinition("2026-12-25", "2027-01-09", null, "Новый год"));

        Assert.Equal(state, verdict.State);
        Assert.Equal(Utc(next), verdict.NextOpensAt);
    }

    [Fact]
    public void A_freeze_that_begins_in_a_window_cuts_it_short()
    {
        FsDeploymentWindow verdict = Judge("2026-11-24T00:00:00Z", 45, [Moscow], new FreezeDefinition("2026-11-24T03:30", "2026-11-24", null, null));

        Assert.Equal((FsWindowState.TooShort, TimeSpan.FromMinutes(30)), (verdict.State, verdict.Left));
        Assert.Contains("freeze", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Freezes_alone_leave_everything_else_open()
    {
        FreezeDefinition freeze = new("2026-12-25", "2026-12-25", "Europe/Moscow", null);

        Assert.Equal(FsWindowState.Open, Judge("2026-11-24T12:00:00Z", 60, [], freeze).State);
        Assert.Equal(FsWindowState.Frozen, Judge("2026-12-25T12:00:00Z", 0, [], freeze).State);
        Assert.Equal(FsWindowState.NotConfigured, Judge("2026-12-25T12:00:00Z", 0, []).State);
    }

    [Theory]
    [InlineData("2027-03-28T00:30:00Z", FsWindowState.Closed, 1)]
    [InlineData("2027-03-28T01:30:00Z", FsWindowState.Open, 1)]
    [InlineData("2026-10-25T00:30:00Z", FsWindowState.Open, 3)]
    [InlineData("2026-10-25T02:30:00Z", FsWindowState.Open, 3)]
    [InlineData("2026-11-01T01:30:00Z", FsWindowState.Open, 2)]
    public void Clocks_that_are_put_forward_or_back_make_a_window_shorter_or_longer_and_that_is_said(string at, FsWindowState state, int hours)
    {
        FsDeploymentWindow verdict = Judge(at, 0, [Berlin]);

        Assert.Equal(state, verdict.State);
        Assert.Equal(TimeSpan.FromHours(hours), (verdict.OpenedAt is null ? verdict.NextClosesAt - verdict.NextOpensAt : verdict.ClosesAt - verdict.OpenedAt));
        Assert.Equal(hours == 2, verdict.Notes.Length == 0);
    }

    [Fact]
    public void A_window_in_the_missing_hour_does_not_come_and_one_that_is_empty_never_does()
    {
        Assert.Equal(Utc("2027-04-04T00:15:00Z"), Judge("2027-03-28T00:00:00Z", 0, [new DeploymentWindow(["Sun"], "02:15", "02:45", "Europe/Berlin")]).NextOpensAt);
        FsDeploymentWindow never = Judge("2026-11-24T00:00:00Z", 0, [new DeploymentWindow([], "02:00", "02:00", "Europe/Moscow")]);
        Assert.Equal((FsWindowState.Closed, null), (never.State, never.NextOpensAt));
        Assert.Contains("400", never.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dated_window_comes_once_and_windows_that_meet_are_one()
    {
        DeploymentWindow evening = new([], "22:00", "02:00", "Europe/Moscow") { Date = "2026-11-23" };

        FsDeploymentWindow verdict = Judge("2026-11-23T22:00:00Z", 150, [Moscow, evening]);

        Assert.Equal((FsWindowState.Open, TimeSpan.FromHours(3)), (verdict.State, verdict.Left));
        Assert.Equal(FsWindowState.Closed, Judge("2026-11-30T20:00:00Z", 0, [evening]).State);
        Assert.Null(Judge("2026-11-30T20:00:00Z", 0, [evening]).NextOpensAt);
    }

    [Fact]
    public void A_time_zone_that_there_is_not_is_no_permission()
    {
        FsDeploymentWindow verdict = Judge("2026-11-24T00:30:00Z", 0, [Moscow with { TimeZone = "Europe/Nowhere" }]);

        Assert.Equal((FsWindowState.Unknown, FsOutcome.Inconclusive), (verdict.State, verdict.Outcome));
    }

    [Fact]
    public async Task The_configuration_is_read_and_what_makes_no_sense_in_it_is_refused()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("freesport.ops.yml", """
            environments:
              production:
                window: { days: [Tue], from: "02:00", to: "04:00", timeZone: Europe/Moscow }
                windows:
                  - { date: 2026-12-05, from: "22:00", to: "06:00", timeZone: Europe/Moscow }
                freezes:
                  - { from: 2026-12-25, to: "2027-01-09T12:00", reason: New Year }
                expectedDuration: 1h15m
            """);
        RecordingHost host = new();
        using OpsSession session = new(host, repository.Path);

        FsDeploymentWindow verdict = (await new WindowCheck(session, await session.LoadProjectAsync(Cancel.Token)).CheckAsync([], Utc("2026-12-05T20:00:00Z"), null, Cancel.Token)).Single();
        repository.Write("freesport.ops.yml", "environments:\n  production:\n    freezes: [{ from: 2026-02-31, to: 2026-03-01 }]\n");

        Assert.Equal((FsWindowState.Open, TimeSpan.FromMinutes(75), TimeSpan.FromHours(7)), (verdict.State, verdict.ExpectedDuration, verdict.Left));
        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => session.LoadProjectAsync(Cancel.Token));
        Assert.Contains("2026-02-31", refused.Failure.Message, StringComparison.Ordinal);
    }

    private static FsDeploymentWindow Judge(string at, int minutes, DeploymentWindow[] windows, params FreezeDefinition[] freezes) =>
        WindowCheck.Judge(new EnvironmentDefinition("production", IsProduction: true) { Windows = windows, Freezes = freezes }, Utc(at), TimeSpan.FromMinutes(minutes));

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
