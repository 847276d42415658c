using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Why alerts are not enabled, or not silenced. Nothing was changed.</summary>
internal static class AlertingFailures
{
    public static OpsException NotConfigured(string what, string environment) => new(new OpsFailure(
        ErrorIds.AlertingNotConfigured, FailureKind.ObjectNotFound, AlertingTexts.NotConfigured.With(what, environment), AlertingTexts.NotConfiguredRemedy, what));

    public static OpsException MonitorUnknown(string name, string kind, string environment) => new(new OpsFailure(
        ErrorIds.AlertingNotConfigured, FailureKind.ObjectNotFound, AlertingTexts.MonitorUnknown.With(name, kind, environment), AlertingTexts.MonitorUnknownRemedy.With(kind, environment), name));

    public static OpsException Invalid(IReadOnlyList<string> problems) => new(new OpsFailure(
        ErrorIds.AlertingInvalid, FailureKind.InvalidData, AlertingTexts.Invalid.With(string.Join(" ", problems)), AlertingTexts.InvalidRemedy, ProjectConfiguration.FileName));

    public static OpsException Refused(string tool, string said) => new(new OpsFailure(
        ErrorIds.AlertingInvalid, FailureKind.InvalidData, AlertingTexts.Refused.With(tool, said), AlertingTexts.InvalidRemedy, tool));

    public static OpsException SecretMissing(string receiver, string variable) => new(new OpsFailure(
        ErrorIds.AlertingSecretMissing, FailureKind.ObjectNotFound, AlertingTexts.SecretMissing.With(receiver, variable), AlertingTexts.SecretMissingRemedy.With(variable), receiver));

    public static OpsException Foreign(string path) => new(new OpsFailure(
        ErrorIds.AlertFileForeign, FailureKind.InvalidOperation, AlertingTexts.Foreign.With(path), AlertingTexts.ForeignRemedy, path));

    public static OpsException NotReadable(string path, Exception cause) => new(new OpsFailure(
        ErrorIds.AlertFileNotReadable, FailureKind.ReadError, AlertingTexts.NotReadable.With(path, cause.Message), AlertingTexts.FileRemedy, path, cause));

    public static OpsException NotWritable(string path, Exception cause) => new(new OpsFailure(
        ErrorIds.AlertFileNotWritable, FailureKind.WriteError, AlertingTexts.NotWritable.With(path, cause.Message), AlertingTexts.FileRemedy, path, cause));

    public static OpsException ReloadProgramMissing(string program) => new(new OpsFailure(
        ErrorIds.AlertingReloadFailed, FailureKind.NotInstalled, AlertingTexts.ReloadProgramMissing.With(program), AlertingTexts.ReloadProgramMissingRemedy, program));

    public static OpsException ReloadFailed(string command, string said) => new(new OpsFailure(
        ErrorIds.AlertingReloadFailed, FailureKind.InvalidOperation, AlertingTexts.ReloadFailed.With(command, said), AlertingTexts.ReloadFailedRemedy, command));

    public static OpsException MatcherRefused(string matcher, string why) => new(new OpsFailure(
        ErrorIds.SilenceMatcherRefused, FailureKind.InvalidArgument, AlertingTexts.MatcherRefused.With(matcher, why), AlertingTexts.MatcherRefusedRemedy, matcher));

    public static OpsException ReasonMissing() => new(new OpsFailure(
        ErrorIds.SilenceReasonMissing, FailureKind.InvalidArgument, AlertingTexts.ReasonMissing, AlertingTexts.ReasonMissingRemedy));

    public static OpsException NotRecorded(string environment) => new(new OpsFailure(
        ErrorIds.SilenceNotRecorded, FailureKind.WriteError, AlertingTexts.SilenceNotRecorded.With(environment), AlertingTexts.SilenceNotRecordedRemedy, environment));

    public static OpsException NotSet(string monitor, string said, Exception? cause = null) => new(new OpsFailure(
        ErrorIds.SilenceNotSet, FailureKind.InvalidOperation, AlertingTexts.SilenceNotSet.With(monitor, said), AlertingTexts.SilenceNotSetRemedy, monitor, cause));

    public static OpsException NotLoaded(string monitor, string why, string path, string seenAs) => new(new OpsFailure(
        ErrorIds.AlertingNotLoaded, FailureKind.InvalidOperation, AlertingTexts.NotLoaded.With(monitor, why), AlertingTexts.NotLoadedRemedy.With(path, seenAs), monitor));

    public static OpsException NoAlertmanager(string monitor) => new(new OpsFailure(
        ErrorIds.AlertingNotLoaded, FailureKind.InvalidOperation, AlertingTexts.NoAlertmanager.With(monitor), AlertingTexts.NoAlertmanagerRemedy, monitor));

    public static OpsException GroupForeign(string group) => new(new OpsFailure(
        ErrorIds.AlertFileForeign, FailureKind.InvalidOperation, AlertingTexts.GroupForeign.With(group), AlertingTexts.GroupForeignRemedy, group));

    public static OpsException GroupNotLoaded(string monitor, string why, string group) => new(new OpsFailure(
        ErrorIds.AlertingNotLoaded, FailureKind.InvalidOperation, AlertingTexts.GrafanaNotLoaded.With(monitor, why), AlertingTexts.GrafanaNotLoadedRemedy.With(group), monitor));

    public static OpsException NoContactPoint(string monitor, string contactPoint) => new(new OpsFailure(
        ErrorIds.AlertingNotLoaded, FailureKind.ObjectNotFound, AlertingTexts.NoContactPoint.With(monitor, contactPoint), AlertingTexts.NoContactPointRemedy, contactPoint));
}
