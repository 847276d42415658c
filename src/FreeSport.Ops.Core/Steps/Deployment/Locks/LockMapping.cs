namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Tells of a lock.</summary>
internal static class LockMapping
{
    /// <summary>The object for people and scripts.</summary>
    /// <param name="store">Where the lock lies.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="value">What it has.</param>
    /// <param name="seenFor">For how long it was seen so.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="isAlive">Whether the process that took it runs.</param>
    public static FsDeploymentLock Describe(ILockStore store, string environment, LockValue value, TimeSpan seenFor, string asker, bool? isAlive)
    {
        FsDeploymentLock described = new()
        {
            Step = FsStep.Deployment,
            Subject = environment,
            Environment = environment,
            Scope = FsScope.Full,
            StartedAt = DateTime.UtcNow,
            Shared = store.IsShared,
            Place = store.Place,
            Reference = store.Name,
            ValueId = value.Id,
            State = FsDeploymentLockState.Free,
            Outcome = FsOutcome.Passed,
        };
        if (value.Body is not { } body)
        {
            described.Summary = Told(store, LocksTexts.NeverTaken);
            return described;
        }

        (described.Owner, described.Host, described.Message, described.Deployment) = (body.Owner, body.Host, Empty(body.Message), body.Deployment);
        (described.Token, described.Session, described.RunId, described.Repository) = (body.Token, body.Session, body.Run, body.Repository);
        (described.Reason, described.Fenced) = (body.Reason, body.Fenced);
        if (value.IsFree)
        {
            described.Summary = Told(store, LocksTexts.Free.With(body.Token));
            return described;
        }

        (described.TakenAt, described.RenewedAt, described.TimeToLive, described.SeenFor) = (body.Taken, body.Renewed, body.TimeToLive, seenFor);
        described.ExpiresIn = body.TimeToLive is { } ttl ? Positive(ttl - seenFor) : null;
        described.IsOwn = body.Owner == asker;
        described.IsHolderAlive = isAlive;
        described.State = body.IsMaintenance ? FsDeploymentLockState.Maintenance : LockObservations.IsExpired(body, seenFor) ? FsDeploymentLockState.Expired : FsDeploymentLockState.Held;
        described.Outcome = FsOutcome.Warning;
        described.Summary = Told(store, (described.State == FsDeploymentLockState.Maintenance ? LocksTexts.HeldMaintenance : LocksTexts.Held).With(LockFailures.Holder(body), LockFailures.Since(body), body.Message));
        described.Detail = LockFailures.Life(body, seenFor, isAlive);
        described.Remedy = described.State switch
        {
            FsDeploymentLockState.Maintenance => LocksTexts.MaintenanceRemedy.With(LockFailures.Unlock(environment)),
            FsDeploymentLockState.Expired => LocksTexts.ExpiredRemedy,
            _ => LocksTexts.WaitRemedy,
        };
        described.NextCommand = described.IsOwn && body.IsMaintenance ? LockFailures.Unlock(environment)
            : body.Run is { } run ? FormattableString.Invariant($"Wait-FsDeployment -RunId {run}")
            : null;
        return described;
    }

    // A lock that nobody else sees must not look like one.
    private static string Told(ILockStore store, string text) => store.IsShared ? text : text + " " + LocksTexts.NotShared;

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
