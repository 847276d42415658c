using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Why a deployment could not be carried out, or not be followed.</summary>
internal static class CarryingFailures
{
    public static OpsException InProgress(string id) => new(new OpsFailure(
        ErrorIds.DeploymentInProgress, FailureKind.ResourceBusy, CarryingTexts.InProgress.With(id), CarryingTexts.InProgressRemedy.With(id), id));

    public static OpsException NotRecorded(string folder, Exception cause) => new(new OpsFailure(
        ErrorIds.DeploymentNotRecorded, FailureKind.WriteError, CarryingTexts.NotRecorded.With(folder, cause.Message), CarryingTexts.NotRecordedRemedy, folder, cause));

    public static OpsException Missing(string id) => new(new OpsFailure(
        ErrorIds.DeploymentNotFound, FailureKind.ObjectNotFound, CarryingTexts.Missing.With(id), CarryingTexts.MissingRemedy, id));

    public static OpsException TagMissing(string environment) => new(new OpsFailure(
        ErrorIds.ImageTagMissing, FailureKind.InvalidArgument, CarryingTexts.TagMissing.With(environment), CarryingTexts.TagMissingRemedy.With(environment), environment));

    public static OpsException Doomed(string environment, IReadOnlyList<string> problems) => new(new OpsFailure(
        ErrorIds.DeploymentRefused, FailureKind.InvalidOperation, CarryingTexts.Doomed.With(environment, string.Join(" ", problems)), CarryingTexts.DoomedRemedy, environment));

    public static OpsException Program(string name, string said, string remedy) => new(new OpsFailure(
        ErrorIds.DeploymentProgramFailed, FailureKind.InvalidOperation, CarryingTexts.ProgramFailed.With(name, said), remedy, name));

    public static OpsException RefusedByGuard(string environment, string name, string said) => new(new OpsFailure(
        ErrorIds.DeploymentLockLost, FailureKind.InvalidOperation, CarryingTexts.RefusedByGuard.With(name, environment, said), Locks.LocksTexts.LostRemedy.With(PowerShellQuoting.Quote(environment)), environment));

    public static OpsException ProgramMissing(string name, string program) => new(new OpsFailure(
        ErrorIds.DeploymentProgramFailed, FailureKind.NotInstalled, CarryingTexts.ProgramMissing.With(name, program), CarryingTexts.ProgramMissingRemedy, program));

    public static OpsException Unwell(string summary) => new(new OpsFailure(
        ErrorIds.DeploymentNotVerified, FailureKind.InvalidOperation, summary, CarryingTexts.UnwellRemedy, null));

    public static OpsException MetricFailed(string environment, FsMetric metric) => new(new OpsFailure(
        ErrorIds.DeploymentMetricFailed, FailureKind.InvalidOperation, CarryingTexts.MetricFailed.With(environment, metric.Name, metric.Summary), CarryingTexts.UnwellRemedy, metric.Name));

    public static OpsException Undecided(string environment, FsMetric metric) => new(new OpsFailure(
        ErrorIds.DeploymentUndecided, FailureKind.InvalidOperation, CarryingTexts.Undecided.With(environment, metric.Name, metric.Summary), CarryingTexts.UndecidedRemedy.With(PowerShellQuoting.Quote(environment)), metric.Name));

    public static OpsException Over(string id) => new(new OpsFailure(
        ErrorIds.DeploymentOver, FailureKind.InvalidOperation, CarryingTexts.Over.With(id), CarryingTexts.OverRemedy, id));

    public static OpsException WaitedTooLong(string id, TimeSpan time) => new(new OpsFailure(
        ErrorIds.DeploymentWaitTimedOut, FailureKind.OperationTimeout, CarryingTexts.WaitedTooLong.With(id, (int)time.TotalMinutes), CarryingTexts.WaitedTooLongRemedy.With(id), id));

    public static OpsException CommitMissing(string commit) => new(new OpsFailure(
        ErrorIds.DeploymentCommitMissing, FailureKind.ObjectNotFound, Starting.StartTexts.CommitMissing.With(commit), Starting.StartTexts.CommitMissingRemedy, commit));

    public static OpsException NothingKnown(string environment, string? to) => new(new OpsFailure(
        ErrorIds.RollbackNothingKnown,
        FailureKind.ObjectNotFound,
        to is null ? CarryingTexts.NothingKnown.With(environment) : CarryingTexts.NotKnownGood.With(environment, to),
        CarryingTexts.NothingKnownRemedy.With(environment),
        environment));

    public static OpsException NothingListed(string environment) => new(new OpsFailure(
        ErrorIds.RollbackNothingKnown, FailureKind.ObjectNotFound, CarryingTexts.NothingListed.With(environment), CarryingTexts.NothingListedRemedy.With(PowerShellQuoting.Quote(environment)), environment));

    public static OpsException ReleasesUnknown(string environment, string why) => new(new OpsFailure(
        ErrorIds.ReleasesUnknown, FailureKind.ReadError, CarryingTexts.ReleasesUnknown.With(environment, why), CarryingTexts.ReleasesUnknownRemedy, environment));

    public static OpsException TagNeeded(string environment, IReadOnlyList<FsRelease> releases) => new(new OpsFailure(
        ErrorIds.ImageTagMissing,
        FailureKind.InvalidArgument,
        CarryingTexts.TagNeeded.With(environment),
        CarryingTexts.TagNeededRemedy.With(PowerShellQuoting.Quote(environment), string.Join(", ", releases.Take(5).Select(static r => r.ImageTag))),
        environment));

    public static OpsException RollbackRefused(FsRollbackPlan plan) => new(new OpsFailure(
        ErrorIds.RollbackRefused, FailureKind.PermissionDenied, CarryingTexts.RollbackRefused.With(plan.Environment, string.Join(" ", plan.Objections)), CarryingTexts.RollbackRefusedRemedy, plan.Environment));
}
