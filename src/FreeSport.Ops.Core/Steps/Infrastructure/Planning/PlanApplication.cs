using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Applies a plan: once, as it was shown, and only while everything it was made from is as it was.</summary>
public sealed class PlanApplication
{
    private readonly PlanSetting _setting;

    /// <summary>Initializes a new instance of the <see cref="PlanApplication"/> class.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="now">The clock.</param>
    public PlanApplication(OpsSession session, Project project, Func<DateTime> now)
        : this(PlanSetting.Of(session, project, now))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PlanApplication"/> class.</summary>
    /// <param name="setting">What to work with.</param>
    internal PlanApplication(PlanSetting setting) => _setting = setting;

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

        await new BrokenOffPlans(_setting).ReportAsync(cancellationToken).ConfigureAwait(false);
        (PlanRecord record, IPlanEngine engine) = Check(plan, allowDestroy);
        await CheckInputsAsync(plan, record, engine, cancellationToken).ConfigureAwait(false);
        if (plan.State == FsInfrastructurePlanState.NoChanges)
        {
            using PlanClaim nothing = _setting.Store.Claim(plan.PlanId) ?? throw PlanFailures.Used(plan, _setting.Store.UsedAt(plan.PlanId));
            await EndAsync(ChangeResults.Of(plan, [], _setting.Now().ToUniversalTime(), isComplete: true, []), CancellationToken.None).ConfigureAwait(false);
            return;
        }

        if (!await _setting.Session.Host.ConfirmAsync(PlanWords.Place(plan), PlanWords.Question(plan), cancellationToken).ConfigureAwait(false))
        {
            _setting.Session.Host.WriteResult(plan);
            return;
        }

        // Much may happen while a question stands open.
        Check(plan, allowDestroy);
        await CheckInputsAsync(plan, record, engine, cancellationToken).ConfigureAwait(false);
        using PlanClaim claim = _setting.Store.Claim(plan.PlanId) ?? throw PlanFailures.Used(plan, _setting.Store.UsedAt(plan.PlanId));
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

        if (_setting.Store.UsedAt(plan.PlanId) is { } used)
        {
            throw PlanFailures.Used(plan, used);
        }

        PlanRecord record = _setting.Store.Find(plan.PlanId) ?? throw (_setting.Now().ToUniversalTime() > plan.ExpiresAt.ToUniversalTime() ? PlanFailures.Expired(plan) : PlanFailures.NotKept(plan));
        if (PlanSeal.Of(plan) != record.Shown)
        {
            throw PlanFailures.Altered(plan);
        }

        if (_setting.Now().ToUniversalTime() > record.ExpiresAt.ToUniversalTime())
        {
            _setting.Store.Delete(plan.PlanId);
            throw PlanFailures.Expired(plan);
        }

        IPlanEngine? engine = _setting.Project.Root == record.Project
            ? _setting.Engines(record.Environment, byConvention: true).FirstOrDefault(e => e.Kind == record.Kind && e.Subject == record.Subject)
            : null;
        if (engine is null)
        {
            throw PlanFailures.Misplaced(plan, _setting.Project.Root);
        }

        if (!allowDestroy && plan.Changes.Any(static c => c.IsDestructive))
        {
            throw PlanFailures.Destroys(plan);
        }

        return (record, engine);
    }

    private async Task CheckInputsAsync(FsInfrastructurePlan plan, PlanRecord record, IPlanEngine engine, CancellationToken cancellationToken)
    {
        PlanInputs inputs = new(record.Key);
        await engine.AddInputsAsync(inputs, cancellationToken).ConfigureAwait(false);
        if (inputs.Changed(record.Inputs) is { Count: > 0 } changed)
        {
            // Nobody can apply it any more, and it may hold secrets in clear.
            _setting.Store.Delete(plan.PlanId);
            throw PlanFailures.Stale(plan, changed);
        }
    }

    private async Task<FsInfrastructureChange> ApplyAsync(FsInfrastructurePlan plan, IPlanEngine engine, PlanClaim claim, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DateTime startedAt = _setting.Now().ToUniversalTime();
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        ChangeTracker? watched = null;
        ChangeTracker tracker = new(plan.Changes, change =>
        {
            claim.Write(change);
            _setting.Session.Host.WriteProgress(new OpsProgress(plan.Subject, $"{change} ({change.State})", watched?.Percent));
        });
        watched = tracker;
        foreach (FsResourceChange change in tracker.Changes)
        {
            claim.Write(change);
        }

        try
        {
            ApplyEnd end = await engine.ApplyAsync(_setting.Store.FolderOf(plan.PlanId), tracker, timeout, cancellationToken).ConfigureAwait(false);
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
            await _setting.Session.Recorder.RecordAsync(_setting.Project, item: null, [stopped], CancellationToken.None).ConfigureAwait(false);
            _setting.Session.Host.WriteWarning(PlanTexts.StoppedWarning.With(plan.Subject, stopped.Summary, PlanFailures.Again(plan)));
            throw;
        }
        finally
        {
            _setting.Session.Host.WriteProgress(new OpsProgress(plan.Subject, plan.Subject, Completed: true));
        }
    }

    private async Task EndAsync(FsInfrastructureChange result, CancellationToken cancellationToken)
    {
        await _setting.Session.Recorder.RecordAsync(_setting.Project, item: null, [result], cancellationToken).ConfigureAwait(false);
        _setting.Session.Host.WriteResult(result);
    }
}
