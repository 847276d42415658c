using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>A lock that this process holds and shows signs of life for.</summary>
internal sealed class HeldLock : IHeldLock
{
    private const int ReleaseAttempts = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ILockStore _store;
    private readonly LockJournal _journal;
    private readonly LockClock _clock;
    private readonly IOpsHost _host;
    private readonly TimeSpan? _ttl;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beat;

    private LockValue _value;
    private LockValue? _other;
    private int _seq;
    private string _said = string.Empty;
    private TimeSpan _renewed;
    private DateTime _renewedAt;

    /// <param name="store">Where it lies.</param>
    /// <param name="journal">What this clone did.</param>
    /// <param name="clock">The time.</param>
    /// <param name="host">Is told when it is lost.</param>
    /// <param name="value">What the lock has.</param>
    /// <param name="started">When the attempt began that took it: from then on its time runs.</param>
    /// <param name="startedAt">The same by the time of day, which goes on while the machine sleeps.</param>
    public HeldLock(ILockStore store, LockJournal journal, LockClock clock, IOpsHost host, LockValue value, TimeSpan started, DateTime startedAt)
    {
        (_store, _journal, _clock, _host, _value, _renewed, _renewedAt) = (store, journal, clock, host, value, started, startedAt);
        _seq = value.Body!.Seq;
        _ttl = value.Body.TimeToLive;
        Lost = _lost.Token;
        _beat = _ttl is { } ttl ? Task.Run(() => BeatAsync(ttl)) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public string Environment => Body.Env;

    /// <inheritdoc/>
    public long Token => Body.Token;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Variables => LockVariables.Of(Body);

    /// <inheritdoc/>
    public CancellationToken Lost { get; }

    private LockBody Body => _value.Body!;

    /// <inheritdoc/>
    public async Task VerifyAsync(TimeSpan longestStep, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Lost.IsCancellationRequested)
            {
                throw LockFailures.Lost(Body, _other?.Body, _said);
            }

            if (_ttl is { } ttl && _clock.Elapsed() - _renewed <= Part(ttl, 8) && Remaining() > TimeSpan.Zero)
            {
                return;
            }

            LockSwap swap = await RenewAsync(static body => body, cancellationToken).ConfigureAwait(false);
            if (swap == LockSwap.Mine)
            {
                return;
            }

            if (swap != LockSwap.Contended)
            {
                if (Remaining() <= longestStep)
                {
                    throw LockFailures.Unknown(_store, _said);
                }

                await PauseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> NameRunAsync(string repository, long runId, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < ReleaseAttempts; attempt++)
        {
            switch (await RenewAsync(body => body with { Run = runId, Repository = repository }, cancellationToken).ConfigureAwait(false))
            {
                case LockSwap.Mine:
                    return true;
                case LockSwap.Contended:
                    return false;
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        _stop.Cancel();
        await _beat.ConfigureAwait(false);
        for (int attempt = 0; _other is null && attempt < ReleaseAttempts; attempt++)
        {
            if (attempt > 0)
            {
                await PauseAsync(cancellationToken).ConfigureAwait(false);
            }

            LockBody free = Body with { State = LockState.Free, Renewed = _clock.UtcNow(), Seq = ++_seq };
            LockSwapResult result = await _store.SwapAsync(_value, free, static _ => { }, cancellationToken).ConfigureAwait(false);
            _said = result.Said;
            if (result.Swap == LockSwap.Mine)
            {
                _value = result.Now!;
                if (_value.IsFree)
                {
                    _journal.Remember(_store, _value);
                    _journal.Close();
                    return true;
                }
            }
            else if (result.Swap == LockSwap.Contended)
            {
                _other = result.Now;
            }
        }

        // Whoever has it now has it rightly: it is theirs to give back.
        _host.WriteWarning(_other is { } other ? LocksTexts.LostBeforeRelease.With(Environment, LockFailures.Holder(other.Body)) : LocksTexts.NotReleased.With(Environment, _said, LockFailures.Span(_ttl)));
        return false;
    }

    /// <inheritdoc/>
    public void Leave()
    {
        _stop.Cancel();
        _journal.Close();
    }

    /// <inheritdoc/>
    public FsDeploymentLock Describe() => LockMapping.Describe(_store, Environment, _value, TimeSpan.Zero, Body.Owner, isAlive: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _ = _beat.ContinueWith(
            _ =>
            {
                _stop.Dispose();
                _lost.Dispose();
                _turn.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    private static TimeSpan Part(TimeSpan time, int parts) => TimeSpan.FromTicks(time.Ticks / parts);

    private async Task BeatAsync(TimeSpan ttl)
    {
        try
        {
            for (TimeSpan pause = Part(ttl, 4); !Lost.IsCancellationRequested;)
            {
                await _clock.DelayAsync(pause, _stop.Token).ConfigureAwait(false);
                LockSwap swap = await RenewAsync(static body => body, _stop.Token).ConfigureAwait(false);
                pause = Part(ttl, swap == LockSwap.Mine ? 4 : 16);
                if (swap is LockSwap.Unknown or LockSwap.Refused && Remaining() <= TimeSpan.Zero)
                {
                    Lose(other: null);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody needs a sign of life any more.
        }
        catch (OpsException unreadable)
        {
            // What lies there is no lock any more.
            _said = unreadable.Failure.Message;
            Lose(other: null);
        }
    }

    private async Task<LockSwap> RenewAsync(Func<LockBody, LockBody> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Once more where an earlier sign arrived after all: it shows that the lock was ours then, not that it is now.
            for (int attempt = 0; attempt < 2; attempt++)
            {
                (TimeSpan started, DateTime startedAt) = (_clock.Elapsed(), _clock.UtcNow());
                LockBody next = change(Body) with { Renewed = startedAt, Seq = ++_seq };
                LockSwapResult result = await _store.SwapAsync(_value, next, static _ => { }, cancellationToken).ConfigureAwait(false);
                _said = result.Said;
                if (result.Swap == LockSwap.Contended)
                {
                    Lose(result.Now);
                }

                if (result.Swap != LockSwap.Mine)
                {
                    return result.Swap;
                }

                _value = result.Now!;
                if (Body.Seq == next.Seq)
                {
                    (_renewed, _renewedAt) = (started, startedAt);
                    return LockSwap.Mine;
                }
            }

            return LockSwap.Unknown;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Lose(LockValue? other)
    {
        _other ??= other;
        if (!Lost.IsCancellationRequested)
        {
            _host.WriteWarning(other?.Body is { } body ? LocksTexts.Lost.With(Environment, LockFailures.Holder(body)) : LocksTexts.LostUnknown.With(Environment, _said));
            _lost.Cancel();
        }
    }

    // By both clocks: one stands still while the machine sleeps, the other is set.
    private TimeSpan Remaining()
    {
        if (_ttl is not { } ttl)
        {
            return TimeSpan.MaxValue;
        }

        TimeSpan steady = _renewed + ttl - _clock.Elapsed();
        TimeSpan daily = _renewedAt + ttl - _clock.UtcNow();
        return steady < daily ? steady : daily;
    }

    private Task PauseAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause = Part(_ttl ?? LongestPause, 16);
        return _clock.DelayAsync(pause < LongestPause ? pause : LongestPause, cancellationToken);
    }
}
