using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Why there is no log, or not all of it.</summary>
internal static class LogFailures
{
    public static OpsException Missing(FsDeploymentJob job, Exception cause) => Make(
        ErrorIds.DeploymentLogMissing, FailureKind.ObjectNotFound, LogTexts.Missing.With(job.Name), LogTexts.MissingRemedy, job, cause);

    public static OpsException Expired(FsDeploymentJob job, Exception cause) => Make(
        ErrorIds.DeploymentLogExpired, FailureKind.ObjectNotFound, LogTexts.Expired.With(job.Name), LogTexts.ExpiredRemedy.With(job.Url), job, cause);

    public static OpsException BrokeOff(long runId, FsDeploymentJob job, long lines, Exception cause) => Make(
        ErrorIds.DeploymentLogBrokeOff, FailureKind.ReadError, LogTexts.BrokeOff.With(job.Name, lines, cause.Message.FirstLine()), LogTexts.BrokeOffRemedy.With(Command(runId, job)), job, cause);

    /// <summary>What reads the log of one job.</summary>
    public static string Command(long runId, FsDeploymentJob job) =>
        FormattableString.Invariant($"Get-FsDeploymentLog -RunId {runId} -Job {PowerShellQuoting.Quote(job.Name)}");

    private static OpsException Make(string id, FailureKind kind, string message, string remedy, FsDeploymentJob job, Exception cause) =>
        new(new OpsFailure(id, kind, message, remedy, job.Name, cause));
}
