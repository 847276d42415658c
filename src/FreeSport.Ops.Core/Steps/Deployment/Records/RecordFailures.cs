using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Records;

/// <summary>Why a deployment was not recorded, or is not known to have been.</summary>
internal static class RecordFailures
{
    public static OpsException CommitUnknown(string name) => new(new OpsFailure(
        ErrorIds.CommitUnknown, FailureKind.ObjectNotFound, RecordTexts.CommitUnknown.With(name.FirstLine(100)), RecordTexts.CommitUnknownRemedy, name));

    public static OpsException Unknown(string environment) => new(new OpsFailure(
        ErrorIds.DeploymentRecordUnknown, FailureKind.InvalidOperation, RecordTexts.Unknown.With(environment), RecordTexts.UnknownRemedy, environment));
}
