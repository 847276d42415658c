using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Applies a plan: once, as it was shown, and only while everything it was made from is as it was.</summary>
public sealed class PlanApplication
{
    private readonly OpsSession _session;
    private readonly Project _project;
    private readonly PlanStore _store;
    private readonly Func<DateTime> _now;
    private readonly Func<string?, IReadOnlyList<IPlanEngine>> _engines;

    /// <summary>Initializes a new instance of the <see cref="PlanApplication"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="now">The clock.</param>
    public PlanApplication(OpsSession session, Project project, Func<DateTime> now)
        : this(session, project, new PlanStore(PlanStore.DefaultFolder, now), now, new PlanEngines(session, project).For)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PlanApplication"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="store">Where plans are kept.</param>
    /// <param name="now">The clock.</param>
    /// <param name="engines">What can be planned for an environment.</param>
    internal PlanApplication(OpsSession session, Project project, PlanStore store, Func<DateTime> now, Func<string?, IReadOnlyList<IPlanEngine>> engines)
    {
        _engines = engines;
        _session = session;
        _project = project;
        _store = store;
        _now = now;
    }

    /// <summary>Applies a plan and hands over what was done; the plan itself where nobody agreed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sequence">The plans it is one of.</param>
    /// <param name="allowDestroy">Whether something may be lost.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Asks the program to end.</param>
    /// <exception cref="OpsException">The plan is not applied; nothing was done.</exception>
    public async Task RunAsync(FsInfrastructurePlan plan, PlanSequence sequence, bool allowDestroy, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (sequence.Broken is { } broken)
        {
            throw PlanFailures.AfterFailure(plan, broken);
        }

        await new BrokenOffPlans(_session, _project, _store).ReportAsync(cancellationToken).ConfigureAwait(false);
        (PlanRecord record, IPlanEngine engine) = Check(plan, allowDestroy);
        await CheckInputsAsync(plan, record, engine, cancellationToken).ConfigureAwait(false);
        if (plan.State == FsInfrastructurePlanState.NoChanges)
        {
            using PlanClaim nothing = _store.Claim(plan.PlanId) ?? throw PlanFailures.Used(plan, _store.UsedAt(plan.PlanId));
            await EndAsync(ChangeResults.Of(plan, [], _now().ToUniversalTime(), isComplete: true, []), CancellationToken.None).ConfigureAwait(false);
            return;
        }

        if (!await _session.Host.ConfirmAsync(PlanWords.Place(plan), PlanWords.Question(plan), cancellationToken).ConfigureAwait(false))
        {
            _session.Host.WriteResult(plan);
            return;
        }

        // Much may happen while a question stands open.
        Check(plan, allowDestroy);
        await CheckInputsAsync(plan, record, engine, cancellationToken).ConfigureAwait(false);
        using PlanClaim claim = _store.Claim(plan.PlanId) ?? throw PlanFailures.Used(plan, _store.UsedAt(plan.PlanId));
        FsInfrastructureChange result = await ApplyAsync(plan, engine, claim, timeout, cancellationToken).ConfigureAwait(false);
        sequence.Broken = result.Outcome == FsOutcome.Passed ? null : result;
    }

    /// <summary>The folder to find the project of a plan from.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Absolute path.</returns>
    /// <exception cref="OpsException">It is there no more (<c>PlanMisplaced</c>).</exception>
    public static string FolderOf(FsInfrastructurePlan plan) => Floor.Processes.Platform.IsFullyQualified(plan.Project) && Directory.Exists(plan.Project)
        ? plan.Project
        : throw PlanFailures.Misplaced(plan, plan.Project);

    private (PlanRecord Record, IPlanEngine Engine) Check(FsInfrastructurePlan plan, bool allowDestroy)
    {
        if (plan.State == FsInfrastructurePlanState.Inconclusive)
        {
            throw PlanFailures.Inconclusive(plan);
        }

        if (_store.UsedAt(plan.PlanId) is { } used)
        {
            throw PlanFailures.Used(plan, used);
        }

        PlanRecord record = _store.Find(plan.PlanId) ?? throw (_now().ToUniversalTime() > plan.ExpiresAt.ToUniversalTime() ? PlanFailures.Expired(plan) : PlanFailures.NotKept(plan));
        if (PlanSeal.Of(plan) != record.Shown)
        {
            throw PlanFailures.Altered(plan);
        }

        if (_now().ToUniversalTime() > record.ExpiresAt.ToUniversalTime())
        {
            _store.Delete(plan.PlanId);
            throw PlanFailures.Expired(plan);
        }

        IPlanEngine? engine = _project.Root == record.Project
            ? _engines(record.Environment).FirstOrDefault(e => e.Kind == record.Kind && e.Subject == record.Subject)
            : null;
        if (engine is null)
        {
            throw PlanFailures.Misplaced(plan, _project.Root);
        }

        if (!allowDestroy && plan.Changes.Any(static c => c.IsDestructive))
        {
            throw PlanFailures.Destroys(plan);
        }

        return (record, engine);
    }

    private static async Task CheckInputsAsync(FsInfrastructurePlan plan, PlanRecord record, IPlanEngine engine, CancellationToken cancellationToken)
    {
        PlanInputs inputs = new(record.Key);
        await engine.AddInputsAsync(inputs, cancellationToken).ConfigureAwait(false);
        if (inputs.Changed(record.Inputs) is { Count: > 0 } changed)
        {
            throw PlanFailures.Stale(plan, changed);
        }
    }

    private async Task<FsInfrastructureChange> ApplyAsync(FsInfrastructurePlan plan, IPlanEngine engine, PlanClaim claim, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DateTime startedAt = _now().ToUniversalTime();
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        ChangeTracker? watched = null;
        ChangeTracker tracker = new(plan.Changes, change =>
        {
            claim.Write(change);
            _session.Host.WriteProgress(new OpsProgress(plan.Subject, $"{change} ({change.State})", watched?.Percent));
        });
        watched = tracker;
        foreach (FsResourceChange change in tracker.Changes)
        {
            claim.Write(change);
        }

        try
        {
            ApplyEnd end = await engine.ApplyAsync(_store.FolderOf(plan.PlanId), tracker, timeout, cancellationToken).ConfigureAwait(false);
            FsInfrastructureChange result = ChangeResults.Of(plan, tracker.Changes, startedAt, end.IsComplete, end.Problems);
            result.Duration = clock.Elapsed;
            result.Remedy = result.Remedy is null ? null : end.Remedy ?? result.Remedy;
            await EndAsync(result, CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (OperationCanceledException)
        {
            FsInfrastructureChange stopped = ChangeResults.Of(plan, tracker.Changes, startedAt, isComplete: false, [PlanTexts.Stopped]);
            stopped.Duration = clock.Elapsed;
            await _session.Recorder.RecordAsync(_project, item: null, [stopped], CancellationToken.None).ConfigureAwait(false);
            _session.Host.WriteWarning(PlanTexts.StoppedWarning.With(plan.Subject, stopped.Summary, PlanFailures.Again(plan)));
            throw;
        }
        finally
        {
            _session.Host.WriteProgress(new OpsProgress(plan.Subject, plan.Subject, Completed: true));
        }
    }

    private async Task EndAsync(FsInfrastructureChange result, CancellationToken cancellationToken)
    {
        await _session.Recorder.RecordAsync(_project, item: null, [result], cancellationToken).ConfigureAwait(false);
        _session.Host.WriteResult(result);
    }
}
