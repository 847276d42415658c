using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Enabling;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class AlertWaitTests
{
    private static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(ErrorIds.MonitorForbidden)]
    [InlineData(ErrorIds.MonitorTlsFailed)]
    [InlineData(ErrorIds.MonitorUnreachable)]
    public async Task What_waiting_does_not_mend_is_not_waited_for(string errorId)
    {
        (string? seen, OpsException? failed) = await AlertWait.ForAsync<string>(_ => throw Failure(errorId), Forever, TimeSpan.Zero, Cancel.Token);

        Assert.Null(seen);
        Assert.Equal(errorId, failed!.Failure.ErrorId);
    }

    [Theory]
    [InlineData(ErrorIds.MonitorUnavailable)]
    [InlineData(ErrorIds.MonitorTimedOut)]
    public async Task A_server_that_only_just_starts_is_waited_for(string errorId)
    {
        int looks = 0;

        (string? seen, _) = await AlertWait.ForAsync(_ => ++looks < 3 ? throw Failure(errorId) : Task.FromResult<string?>("there"), Forever, TimeSpan.Zero, Cancel.Token);

        Assert.Equal("there", seen);
    }

    [Fact]
    public async Task A_server_that_is_restarted_may_be_absent_for_a_while()
    {
        int looks = 0;

        (string? seen, _) = await AlertWait.ForAsync(_ => ++looks < 3 ? throw Failure(ErrorIds.MonitorUnreachable) : Task.FromResult<string?>("back"), Forever, Forever, Cancel.Token);

        Assert.Equal("back", seen);
    }

    private static OpsException Failure(string errorId) => new(new OpsFailure(errorId, FailureKind.ReadError, errorId, string.Empty, "monitor"));
}
