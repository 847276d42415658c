using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Core.Tests.Logging;

public sealed class RedactingHostTests
{
    private const string Secret = "Ключ-от-склада";

    private readonly RecordingHost _inner = new();
    private readonly RedactingHost _host;

    public RedactingHostTests()
    {
        SecretRedactor redactor = new();
        redactor.Register(Secret);
        _host = new RedactingHost(_inner, redactor);
    }

    [Fact]
    public async Task No_stream_lets_a_secret_through()
    {
        _host.WriteWarning("warning " + Secret);
        _host.WriteVerbose("verbose " + Secret);
        _host.WriteDebug("debug " + Secret);
        _host.WriteProgress(new OpsProgress("activity " + Secret, "status " + Secret, Parent: "parent " + Secret));
        await _host.ConfirmAsync("target " + Secret, "action " + Secret, Cancel.Token);

        Assert.Equal("warning ***", Assert.Single(_inner.Warnings));
        Assert.Equal("verbose ***", Assert.Single(_inner.Verbose));
        Assert.Equal("debug ***", Assert.Single(_inner.Debug));
        Assert.Equal(("target ***", "action ***"), Assert.Single(_inner.Questions));
        Assert.DoesNotContain(Secret, Assert.Single(_inner.Progress).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_keeps_its_id_and_loses_the_secret_everywhere()
    {
        Exception cause = new InvalidOperationException("outer", new InvalidOperationException("inner " + Secret));

        _host.WriteError(new OpsFailure("SomethingFailed", FailureKind.ReadError, "message " + Secret, "remedy " + Secret, "target " + Secret, cause));

        OpsFailure told = Assert.Single(_inner.Errors);
        Assert.Equal(new OpsFailure("SomethingFailed", FailureKind.ReadError, "message ***", "remedy ***", "target ***", Cause: null), told);
    }

    [Fact]
    public void A_cause_without_a_secret_is_kept()
    {
        Exception cause = new InvalidOperationException("no secret in it");

        _host.WriteError(new OpsFailure("SomethingFailed", FailureKind.ReadError, "message", "remedy", Target: null, cause));

        Assert.Same(cause, Assert.Single(_inner.Errors).Cause);
    }

    [Fact]
    public void Results_are_redacted_before_they_are_shown()
    {
        _host.WriteResult(new FsResult { Summary = "token is " + Secret });
        _host.WriteResult("plain text with " + Secret);

        Assert.Equal("token is ***", Assert.IsType<FsResult>(_inner.Results.First()).Summary);
        Assert.Equal("plain text with ***", _inner.Results.Last());
    }

    [Fact]
    public void Log_messages_arrive_on_the_stream_of_their_level_without_the_secret()
    {
        using ILoggerFactory loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Debug).AddProvider(new HostLoggerProvider(_host)));
        ILogger logger = loggers.CreateLogger("test");

#pragma warning disable CA1848, CA1873, CA2254 // What is logged here is the case itself.
        foreach (LogLevel level in Enum.GetValues<LogLevel>().Except([LogLevel.None]))
        {
            logger.Log(level, new InvalidOperationException("because " + Secret), $"{level} {Secret}");
        }
#pragma warning restore CA1848, CA1873, CA2254

        const string Cause = " *** (InvalidOperationException: because ***)";
        Assert.Equal(["Warning" + Cause, "Error" + Cause, "Critical" + Cause], _inner.Warnings);
        Assert.Equal(["Information" + Cause], _inner.Verbose);
        Assert.Equal(["Debug" + Cause], _inner.Debug);
    }
}
