namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What people do with locks by hand; each deed is recorded.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="isBusyAsync">Tells whether the work of a holder goes on; null where nobody can be asked.</param>
public sealed class LockService(OpsSession session, Projects.Project project, Func<FsDeploymentLock, CancellationToken, Task<bool?>>? isBusyAsync)
{
    private readonly DeploymentLocks _locks = new(session, project);

    /// <summary>Tells of the locks of environments.</summary>
    /// <param name="environments">Their names; none for all that the configuration names.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When each was handed over; what goes wrong with one is reported and does not end the others.</returns>
    public async Task TellAsync(IReadOnlyList<string> environments, CancellationToken cancellationToken)
    {
        string[] known = [.. project.Configuration.Environments.Select(static e => e.Name)];
        string[] names = environments.Count > 0 ? [.. environments] : known.Length > 0 ? known : [project.EnvironmentNamed(name: null).Name];
        foreach (string name in names)
        {
            try
            {
                session.Host.WriteResult(await _locks.ReadAsync(name, cancellationToken).ConfigureAwait(false));
            }
            catch (Floor.Results.OpsException unknown) when (names.Length > 1)
            {
                session.Host.WriteError(unknown.Failure);
            }
        }
    }

    /// <summary>Locks an environment until somebody unlocks it.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="message">What those who wait shall read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is locked, or a person said no.</returns>
    /// <exception cref="Floor.Results.OpsException">As <see cref="DeploymentLocks.TakeAsync"/>.</exception>
    public async Task LockAsync(string environment, string message, CancellationToken cancellationToken)
    {
        string name = project.EnvironmentNamed(environment).Name;
        if (!await session.Host.ConfirmAsync(name, LocksTexts.ActionLock, cancellationToken).ConfigureAwait(false))
        {
            FsDeploymentLock now = await _locks.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            bool isAllowed = now.State is FsDeploymentLockState.Free or FsDeploymentLockState.Expired;
            session.Host.WriteResult(Plan(FsDeploymentLockAction.Lock, now, isAllowed, session.Redactor.Redact(message)));
            return;
        }

        LockRequest request = new(name, await _locks.OwnerAsync(cancellationToken).ConfigureAwait(false), message) { IsMaintenance = true, IsBusyAsync = isBusyAsync };
        using IHeldLock held = await _locks.TakeAsync(request, cancellationToken).ConfigureAwait(false);
        held.Leave();
        FsDeploymentLock locked = held.Describe();
        (locked.Outcome, locked.Summary, locked.Remedy, locked.Detail) = (FsOutcome.Passed, LocksTexts.Locked.With(name, locked.Message), locked.Shared ? null : LocksTexts.NotShared, null);
        await RecordAsync(locked).ConfigureAwait(false);
    }

    /// <summary>Frees the lock of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="reason">Why; null where none is needed.</param>
    /// <param name="isForced">Whether whoever holds it.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>When it is free, or a person said no.</returns>
    /// <exception cref="Floor.Results.OpsException">As <see cref="DeploymentLocks.UnlockAsync"/>.</exception>
    public async Task UnlockAsync(string environment, string? reason, bool isForced, CancellationToken cancellationToken)
    {
        string name = project.EnvironmentNamed(environment).Name;
        FsDeploymentLock before = await _locks.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        UnlockRequest request = new(await _locks.OwnerAsync(cancellationToken).ConfigureAwait(false), reason, isForced) { IsBusyAsync = isBusyAsync };
        if (await _locks.UnlockAsync(name, request, cancellationToken).ConfigureAwait(false) is not { } free)
        {
            session.Host.WriteResult(Plan(FsDeploymentLockAction.Unlock, before, isAllowed: true, reason is null ? null : session.Redactor.Redact(reason)));
            return;
        }

        if (free.ValueId == before.ValueId)
        {
            // There was nothing to free.
            session.Host.WriteResult(free);
            return;
        }

        free.Summary = LocksTexts.UnlockedOf.With(name, before.Owner);
        free.Detail = reason;
        await RecordAsync(free).ConfigureAwait(false);
    }

    private static FsDeploymentLockPlan Plan(FsDeploymentLockAction action, FsDeploymentLock now, bool isAllowed, string? text) => new()
    {
        Environment = now.Environment!,
        Action = action,
        IsAllowed = isAllowed,
        State = now.State,
        Holder = now.State == FsDeploymentLockState.Free ? null : now.Owner,
        Text = text,
        Summary = now.Summary,
    };

    // It is done: whoever stops now must not lose the record of it.
    private async Task RecordAsync(FsDeploymentLock done)
    {
        await session.Recorder.RecordAsync(project, item: null, done.Environment, [done], CancellationToken.None).ConfigureAwait(false);
        session.Host.WriteResult(done);
    }
}
