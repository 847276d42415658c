using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Why a wait ended without the run's end, and how to go on.</summary>
internal static class WatchFailures
{
    /// <summary>What goes on with a wait, in this session or another.</summary>
    public static string Command(long runId) => FormattableString.Invariant($"Wait-FsDeployment -RunId {runId}");

    public static OpsException TokenExpired(long runId, OpsException cause) => new(new OpsFailure(
        "DeploymentWaitTokenExpired",
        FailureKind.PermissionDenied,
        WatchTexts.TokenExpired.With(runId, cause.Failure.Message),
        WatchTexts.TokenExpiredRemedy.With(Command(runId)),
        runId,
        cause));

    public static OpsException GaveUp(long runId, TimeSpan borne, OpsException cause) => new(new OpsFailure(
        "DeploymentWaitCutOff",
        FailureKind.ReadError,
        WatchTexts.GaveUp.With(runId, borne.TotalMinutes, cause.Failure.Message),
        WatchTexts.GaveUpRemedy.With(Command(runId)),
        runId,
        cause));

    public static OpsException TimedOut(FsDeployment run, TimeSpan timeout) => new(new OpsFailure(
        "DeploymentWaitTimedOut",
        FailureKind.OperationTimeout,
        WatchTexts.TimedOut.With(run.RunId, timeout.TotalMinutes, run.Status),
        WatchTexts.TimedOutRemedy.With(Command(run.RunId)),
        run.RunId));

    public static OpsFailure EndedBeforeApproval(FsDeployment run) => new(
        "DeploymentEndedBeforeApproval",
        FailureKind.InvalidOperation,
        WatchTexts.NothingAsked.With(run.RunId, run.Conclusion, Command(run.RunId)),
        Command(run.RunId),
        run.RunId);

    public static OpsException Gone(long runId, OpsException cause) => new(new OpsFailure(
        "DeploymentNotFound",
        FailureKind.ObjectNotFound,
        cause.Failure.Message,
        WatchTexts.GoneRemedy,
        runId,
        cause));

    public static OpsException NoAnswer(long runId) => new(new OpsFailure(
        "GitHubAnswerUnreadable", FailureKind.InvalidData, WatchTexts.NoAnswer.With(runId), WatchTexts.TimedOutRemedy.With(Command(runId)), runId));
}
