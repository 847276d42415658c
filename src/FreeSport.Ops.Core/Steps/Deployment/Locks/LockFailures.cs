using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What can go wrong with locks, told for whoever stands before one at night.</summary>
internal static class LockFailures
{
    public static OpsException Held(string environment, LockBody body, TimeSpan seenFor, bool? isAlive) => new(new OpsFailure(
        ErrorIds.DeploymentLockHeld,
        FailureKind.ResourceBusy,
        LocksTexts.HeldError.With(environment, Holder(body), Since(body), body.Message.Length > 0 ? body.Message : "-", Life(body, seenFor, isAlive)),
        LocksTexts.HeldRemedy.With(PowerShellQuoting.Quote(environment), Unlock(environment)),
        environment));

    public static OpsException Maintenance(string environment, LockBody body) => new(new OpsFailure(
        ErrorIds.DeploymentLockMaintenance,
        FailureKind.ResourceBusy,
        LocksTexts.MaintenanceError.With(environment, Holder(body), Since(body), body.Message.Length > 0 ? body.Message : "-"),
        LocksTexts.MaintenanceRemedy.With(Unlock(environment)),
        environment));

    public static OpsException Lost(LockBody mine, LockBody? other, string said) => new(new OpsFailure(
        ErrorIds.DeploymentLockLost,
        FailureKind.InvalidOperation,
        other is null ? LocksTexts.LostUnknown.With(mine.Env, said) : other.State == LockState.Held ? LocksTexts.Lost.With(mine.Env, Holder(other)) : LocksTexts.Freed.With(mine.Env, Holder(other), other.Reason ?? "-"),
        LocksTexts.LostRemedy.With(PowerShellQuoting.Quote(mine.Env)),
        mine.Env));

    public static OpsException Refused(ILockStore store, string said) => new(new OpsFailure(
        ErrorIds.DeploymentLockRefused, FailureKind.PermissionDenied, LocksTexts.Refused.With(store.Place, store.Name, said), LocksTexts.RefusedRemedy, store.Name));

    public static OpsException Unknown(ILockStore store, string said) => new(new OpsFailure(
        ErrorIds.DeploymentLockUnknown, FailureKind.ReadError, LocksTexts.Unknown.With(store.Place, store.Name, said), LocksTexts.UnknownRemedy, store.Name));

    public static OpsException Invalid(ILockStore store, string id) => new(new OpsFailure(
        ErrorIds.DeploymentLockInvalid, FailureKind.InvalidData, LocksTexts.Invalid.With(store.Place, store.Name, id), LocksTexts.InvalidRemedy, store.Name));

    public static OpsException OtherEnvironment(ILockStore store, string environment, string other) => new(new OpsFailure(
        ErrorIds.DeploymentLockInvalid, FailureKind.InvalidData, LocksTexts.OtherEnvironment.With(store.Name, other, environment), LocksTexts.OtherEnvironmentRemedy, store.Name));

    public static OpsException Name(string name) => new(new OpsFailure(
        ErrorIds.DeploymentLockNameInvalid, FailureKind.InvalidArgument, LocksTexts.NameInvalid.With(name), LocksTexts.NameInvalidRemedy, name));

    public static OpsException NoRemote(string environment, string remote) => new(new OpsFailure(
        ErrorIds.DeploymentLockRemoteMissing, FailureKind.ObjectNotFound, LocksTexts.NoRemote.With(environment, remote), LocksTexts.NoRemoteRemedy, remote));

    public static OpsException NotRecorded(string folder, Exception cause) => new(new OpsFailure(
        ErrorIds.DeploymentLockNotRecorded, FailureKind.WriteError, LocksTexts.NotRecorded.With(folder, cause.Message), LocksTexts.NotRecordedRemedy, folder, cause));

    public static OpsException NotYours(string environment, LockBody body, TimeSpan seenFor, bool? isAlive) => new(new OpsFailure(
        ErrorIds.DeploymentLockNotYours,
        FailureKind.PermissionDenied,
        LocksTexts.NotYours.With(environment, Holder(body), Since(body), body.Message.Length > 0 ? body.Message : "-", Life(body, seenFor, isAlive)),
        isAlive == true ? LocksTexts.AliveRemedy.With(Force(environment)) : body.TimeToLive is null ? LocksTexts.NotYoursMaintenanceRemedy.With(Force(environment)) : LocksTexts.NotYoursRemedy.With(Unlock(environment), Force(environment)),
        environment));

    public static OpsException Moved(string environment, LockBody? now) => new(new OpsFailure(
        ErrorIds.DeploymentLockMoved, FailureKind.InvalidOperation, LocksTexts.Moved.With(environment, Holder(now)), LocksTexts.MovedRemedy.With(PowerShellQuoting.Quote(environment)), environment));

    /// <summary>Who, and from where.</summary>
    public static string Holder(LockBody? body) => body is null ? "-" : LocksTexts.Holder.With(body.Owner, body.Host);

    /// <summary>When it was taken, as the holder's clock has it.</summary>
    public static string Since(LockBody body) => body.Taken.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);

    /// <summary>What is known of the holder's life.</summary>
    public static string Life(LockBody body, TimeSpan seenFor, bool? isAlive)
    {
        List<string> told = [];
        if (body.Run is { } run)
        {
            told.Add(LocksTexts.ForRun.With(run));
        }

        if (isAlive is { } alive)
        {
            told.Add(alive ? LocksTexts.Alive : LocksTexts.Gone);
        }

        if (body.TimeToLive is { } ttl)
        {
            told.Add(LocksTexts.Life.With(Span(ttl), Span(seenFor)));
        }

        return string.Join(" ", told);
    }

    public static string Unlock(string environment) => "Unlock-FsEnvironment " + PowerShellQuoting.Quote(environment);

    public static string Span(TimeSpan? time) => time is { } span ? ((int)span.TotalSeconds).ToString(CultureInfo.CurrentCulture) : "-";

    private static string Force(string environment) => Unlock(environment) + " -Force -Reason '...'";
}
