using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Why there is nothing to tell of a run.</summary>
internal static class RunFailures
{
    /// <summary>What goes on with a wait, in this session or another.</summary>
    public static string WaitCommand(long runId) => FormattableString.Invariant($"Wait-FsDeployment -RunId {runId}");

    public static OpsException Gone(long runId, OpsException cause) => new(new OpsFailure(
        ErrorIds.DeploymentNotFound,
        FailureKind.ObjectNotFound,
        cause.Failure.Message,
        RunTexts.GoneRemedy,
        runId,
        cause));

    public static OpsException NoAnswer(long runId) => new(new OpsFailure(
        ErrorIds.GitHubAnswerUnreadable, FailureKind.InvalidData, RunTexts.NoAnswer.With(runId), RunTexts.NoAnswerRemedy.With(WaitCommand(runId)), runId));
}
