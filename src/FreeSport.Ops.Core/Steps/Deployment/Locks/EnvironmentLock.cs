using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Takes, reads and frees the lock of one environment.</summary>
/// <param name="store">Where it lies.</param>
/// <param name="environment">The environment.</param>
/// <param name="ttl">How long it outlasts its holder's last sign of life.</param>
/// <param name="journal">What this clone did.</param>
/// <param name="clock">The time.</param>
/// <param name="seen">For how long locks were seen unchanged.</param>
/// <param name="host">Is told while somebody waits, and asked.</param>
/// <param name="machine">The name of this machine.</param>
internal sealed class EnvironmentLock(ILockStore store, string environment, TimeSpan ttl, LockJournal journal, LockClock clock, LockObservations seen, IOpsHost host, string machine)
{
    private const int UnknownAttempts = 3;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CleanUp = TimeSpan.FromSeconds(8);

    /// <summary>Takes it.</summary>
    /// <param name="request">Who, what for, how long to wait.</param>
    /// <param name="outer">The session of whoever started this process; null for nobody.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IHeldLock> TakeAsync(LockRequest request, string? outer, CancellationToken cancellationToken)
    {
        string session = NewSession();
        try
        {
            return await TakeAsync(request, session, outer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await GiveBackAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells of it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FsDeploymentLock> ReadAsync(string asker, CancellationToken cancellationToken)
    {
        (LockValue value, TimeSpan seenFor) = await LookAsync(cancellationToken).ConfigureAwait(false);
        return Describe(value, seenFor, asker);
    }

    /// <summary>Frees it.</summary>
    /// <param name="request">Who, and why.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The lock as it is then; null when a person said no.</returns>
    public async Task<FsDeploymentLock?> UnlockAsync(UnlockRequest request, CancellationToken cancellationToken)
    {
        (LockValue value, TimeSpan seenFor) = await LookAsync(cancellationToken).ConfigureAwait(false);
        if (value.IsFree)
        {
            return Describe(value, seenFor, request.Owner);
        }

        LockBody held = value.Body!;
        bool? isAlive = journal.IsAlive(held.Session);
        bool isOwn = held.Owner == request.Owner && held.Run is null && (held.IsMaintenance || (held.Host == machine && isAlive != true));
        if (!request.IsForced && !isOwn && !await IsOverAsync(value, seenFor, request.IsBusyAsync, cancellationToken).ConfigureAwait(false))
        {
            throw LockFailures.NotYours(environment, held, seenFor, isAlive);
        }

        string about = LocksTexts.UnlockTarget.With(environment, LockFailures.Holder(held), LockFailures.Since(held), held.Message.Length > 0 ? held.Message : "-");
        if (!await host.ConfirmAsync(about, request.IsForced ? LocksTexts.ActionForce : LocksTexts.ActionUnlock, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        string session = NewSession();
        for (int attempt = 0; ; attempt++)
        {
            LockBody free = held with
            {
                State = LockState.Free,
                Token = value.NextToken(clock.UtcNow()),
                Session = session,
                Seq = attempt,
                Owner = request.Owner,
                Host = machine,
                Reason = request.Reason,
                Renewed = clock.UtcNow(),
            };
            LockSwapResult result = await store.SwapAsync(value, free, id => journal.Note(store, free, id), cancellationToken).ConfigureAwait(false);
            switch (result.Swap)
            {
                case LockSwap.Mine:
                    journal.Remember(store, result.Now!);
                    journal.Close();
                    return Describe(result.Now!, TimeSpan.Zero, request.Owner);
                case LockSwap.Contended:
                    throw LockFailures.Moved(environment, result.Now?.Body);
                case LockSwap.Refused:
                    throw LockFailures.Refused(store, result.Said);
            }

            if (attempt + 1 == UnknownAttempts)
            {
                throw LockFailures.Unknown(store, result.Said);
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Frees it if it stands for a run that is over.</summary>
    /// <param name="repository">The repository of the run, as <c>owner/name</c>.</param>
    /// <param name="runId">GitHub's number of the run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is free, or is none of that run.</returns>
    public async Task FreeAfterRunAsync(string repository, long runId, CancellationToken cancellationToken)
    {
        (LockValue? value, _) = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (value is { IsFree: false } && value.Body!.Run == runId && string.Equals(value.Body.Repository, repository, StringComparison.OrdinalIgnoreCase) && Checked(value).Body is { } body)
        {
            // Whoever is first does it; the others find it done.
            LockBody free = body with { State = LockState.Free, Seq = body.Seq + 1, Renewed = clock.UtcNow() };
            LockSwapResult result = await store.SwapAsync(value, free, static _ => { }, cancellationToken).ConfigureAwait(false);
            if (result is { Swap: LockSwap.Mine, Now.IsFree: true })
            {
                journal.Remember(store, result.Now);
            }
        }
    }

    private static string NewSession()
    {
        byte[] bits = new byte[16];
        using System.Security.Cryptography.RandomNumberGenerator random = System.Security.Cryptography.RandomNumberGenerator.Create();
        random.GetBytes(bits);
        return Hex.Text(bits);
    }

    private async Task<IHeldLock> TakeAsync(LockRequest request, string session, string? outer, CancellationToken cancellationToken)
    {
        (TimeSpan began, DateTime beganAt) = (clock.Elapsed(), clock.UtcNow());
        TimeSpan seenFor = TimeSpan.Zero;
        TimeSpan? askedBusy = null;
        bool? isOver = null;
        int unknown = 0;
        int seq = 0;
        bool isTold = false;

        // What this clone saw last is most likely still so, and where it is not, the push says so: that spares a question.
        LockValue value = store.ReadsFirst ? LockValue.Absent : journal.Last(store);
        bool isRead = false;
        while (true)
        {
            if (!isRead && (store.ReadsFirst || !value.IsFree))
            {
                (value, seenFor) = await LookAsync(cancellationToken).ConfigureAwait(false);
                isRead = true;
            }

            if (!value.IsFree && value.Body!.Session == session)
            {
                // Sent before, and arrived after it was given up.
                return Take(value, began, beganAt);
            }

            if (!value.IsFree && value.Body!.Session == outer)
            {
                return new NestedLock(store, value);
            }

            if (!value.IsFree && value.Body!.IsMaintenance)
            {
                throw LockFailures.Maintenance(environment, value.Body);
            }

            if (!value.IsFree && (isOver is null || LockObservations.IsExpired(value.Body!, seenFor)) && (askedBusy is null || clock.Elapsed() - askedBusy > LongestPause))
            {
                isOver = await IsOverAsync(value, seenFor, request.IsBusyAsync, cancellationToken).ConfigureAwait(false);
                askedBusy = isOver == true || value.Body!.Run is null ? null : clock.Elapsed();
            }

            if (value.IsFree || isOver == true)
            {
                (TimeSpan started, DateTime startedAt) = (clock.Elapsed(), clock.UtcNow());
                LockBody next = Next(request, session, value, startedAt, ++seq);
                LockSwapResult result = await store.SwapAsync(value, next, id => journal.Note(store, next, id), cancellationToken).ConfigureAwait(false);
                switch (result.Swap)
                {
                    case LockSwap.Mine:
                        return Take(result.Now!, started, startedAt);
                    case LockSwap.Refused:
                        journal.Close();
                        throw LockFailures.Refused(store, result.Said);
                    case LockSwap.Contended:
                        (value, isOver, isRead) = (Checked(result.Now!), null, true);
                        seenFor = seen.Note(store, value, started);
                        continue;
                }

                if (++unknown == UnknownAttempts)
                {
                    throw LockFailures.Unknown(store, result.Said);
                }
            }
            else if (clock.Elapsed() - began >= request.Wait)
            {
                throw LockFailures.Held(environment, value.Body!, seenFor, journal.IsAlive(value.Body!.Session));
            }
            else if (!isTold)
            {
                isTold = true;
                host.WriteWarning(LocksTexts.Waiting.With(environment, LockFailures.Holder(value.Body), value.Body!.Message.Length > 0 ? value.Body.Message : "-", LockFailures.Span(request.Wait)));
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
            string? before = value.Id;
            (value, seenFor) = await LookAsync(cancellationToken).ConfigureAwait(false);
            isRead = true;
            isOver = value.Id == before ? isOver : null;
        }
    }

    private LockBody Next(LockRequest request, string session, LockValue value, DateTime now, int seq) => new()
    {
        Env = environment,
        State = LockState.Held,
        Token = value.NextToken(now),
        Session = session,
        Seq = seq,
        Owner = request.Owner,
        Host = machine,
        Deployment = request.Deployment,
        Message = request.Message,
        Fenced = request.IsFenced,
        Taken = now,
        Renewed = now,
        Ttl = request.IsMaintenance ? null : ttl.TotalSeconds,
    };

    private HeldLock Take(LockValue value, TimeSpan started, DateTime startedAt)
    {
        journal.Remember(store, value);
        return new HeldLock(store, journal, clock, host, value, started, startedAt);
    }

    // A run that is over holds nothing any more; anybody else is waited for, and asked about where somebody can tell.
    private async Task<bool> IsOverAsync(LockValue value, TimeSpan seenFor, Func<FsDeploymentLock, CancellationToken, Task<bool?>>? isBusyAsync, CancellationToken cancellationToken)
    {
        LockBody body = value.Body!;
        bool isExpired = LockObservations.IsExpired(body, seenFor);
        if (body.IsMaintenance || (body.Run is null && !isExpired))
        {
            return false;
        }

        bool? isBusy = isBusyAsync is null ? (body.Run is null ? false : null) : await isBusyAsync(Describe(value, seenFor, string.Empty), cancellationToken).ConfigureAwait(false);
        return isBusy == false;
    }

    private async Task<(LockValue Value, TimeSpan SeenFor)> LookAsync(CancellationToken cancellationToken)
    {
        string said = string.Empty;
        for (int attempt = 0; attempt < UnknownAttempts; attempt++)
        {
            if (attempt > 0)
            {
                await PauseAsync(cancellationToken).ConfigureAwait(false);
            }

            TimeSpan asked = clock.Elapsed();
            (LockValue? value, said) = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (value is not null)
            {
                return (Checked(value), seen.Note(store, value, asked));
            }
        }

        throw LockFailures.Unknown(store, said);
    }

    // Two environments must not share a ref: one would free the other.
    private LockValue Checked(LockValue value) =>
        value.Body is { } body && !body.Env.Equals(environment, StringComparison.OrdinalIgnoreCase) ? throw LockFailures.OtherEnvironment(store, environment, body.Env) : value;

    private FsDeploymentLock Describe(LockValue value, TimeSpan seenFor, string asker) =>
        LockMapping.Describe(store, environment, value, seenFor, asker, value.IsFree ? null : journal.IsAlive(value.Body!.Session));

    // Whoever pressed Ctrl+C holds nothing, as far as that can be had in a few seconds.
    private async Task GiveBackAsync(string session)
    {
        using CancellationTokenSource soon = new(CleanUp);
        try
        {
            if (!journal.HasEntry)
            {
                return;
            }

            (LockValue? value, _) = await store.ReadAsync(soon.Token).ConfigureAwait(false);
            if (value is { IsFree: false } && value.Body!.Session == session)
            {
                LockBody free = value.Body with { State = LockState.Free, Seq = value.Body.Seq + 1, Renewed = clock.UtcNow() };
                await store.SwapAsync(value, free, static _ => { }, soon.Token).ConfigureAwait(false);
            }
        }
        catch (Exception late) when (late is OperationCanceledException or OpsException)
        {
            host.WriteVerbose(late.Message);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause = TimeSpan.FromTicks(ttl.Ticks / 20);
        return clock.DelayAsync(pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause, cancellationToken);
    }
}
