using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Why a wait ended without the run's end, and how to go on.</summary>
internal static class WatchFailures
{
    public static OpsException TokenExpired(long runId, OpsException cause) => new(new OpsFailure(
        ErrorIds.DeploymentWaitTokenExpired,
        FailureKind.PermissionDenied,
        WatchTexts.TokenExpired.With(runId, cause.Failure.Message),
        WatchTexts.TokenExpiredRemedy.With(RunFailures.WaitCommand(runId)),
        runId,
        cause));

    public static OpsException GaveUp(long runId, TimeSpan borne, OpsException cause) => new(new OpsFailure(
        ErrorIds.DeploymentWaitCutOff,
        FailureKind.ReadError,
        WatchTexts.GaveUp.With(runId, borne.TotalMinutes, cause.Failure.Message),
        WatchTexts.GaveUpRemedy.With(RunFailures.WaitCommand(runId)),
        runId,
        cause));

    /// <summary>What GitHub asks for, or trouble, outlasts the time that a person gave.</summary>
    public static OpsException TimeTooShort(long runId, TimeSpan left, OpsException cause) => new(new OpsFailure(
        ErrorIds.DeploymentWaitTimedOut,
        FailureKind.OperationTimeout,
        cause.Failure.RetryAfter is { } asked
            ? WatchTexts.AskedForLonger.With(runId, Math.Ceiling(asked.TotalMinutes), Math.Floor(left.TotalMinutes), cause.Failure.Message)
            : WatchTexts.TimeSpentInTrouble.With(runId, cause.Failure.Message),
        WatchTexts.GaveUpRemedy.With(RunFailures.WaitCommand(runId)),
        runId,
        cause));

    public static OpsException TimedOut(FsGitHubDeployment run, TimeSpan timeout) => new(new OpsFailure(
        ErrorIds.DeploymentWaitTimedOut,
        FailureKind.OperationTimeout,
        WatchTexts.TimedOut.With(run.RunId, timeout.TotalMinutes, run.Status),
        WatchTexts.TimedOutRemedy.With(RunFailures.WaitCommand(run.RunId)),
        run.RunId));

    public static OpsFailure EndedBeforeApproval(FsGitHubDeployment run) => new(
        ErrorIds.DeploymentEndedBeforeApproval,
        FailureKind.InvalidOperation,
        WatchTexts.NothingAsked.With(run.RunId, run.Conclusion, RunFailures.WaitCommand(run.RunId)),
        RunFailures.WaitCommand(run.RunId),
        run.RunId);
}
