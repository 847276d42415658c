using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Policies;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Deployments that this machine carries out: starts them, follows them, and goes on with those that were broken off.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="carriers">Knows how each environment is changed.</param>
/// <param name="now">The time, in UTC.</param>
public sealed class LocalDeployments(OpsSession session, Project project, Carriers carriers, Func<DateTime> now)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly DeploymentJournal _journal = DeploymentJournal.Of(project, session.Redactor.Redact);
    private readonly DeploymentLocks _locks = new(session, project);

    /// <summary>Whether this machine carries deployments to an environment out.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null for production.</param>
    /// <returns>False where GitHub does, or nothing says.</returns>
    public static bool IsMeant(Project project, string? environment) => project.EnvironmentNamed(environment).Deployment?.Target is "script" or "compose" or "swarm" or "kubernetes";

    /// <summary>Carries out what was planned, inside the lock of the environment.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="wait">How long to wait for whoever holds the lock.</param>
    /// <param name="cancellationToken">Breaks it off; its record says how far it came.</param>
    /// <returns>The deployment, with how it ended.</returns>
    /// <exception cref="OpsException">Somebody objects (<c>DeploymentRefused</c>), or the lock or the record cannot be had.</exception>
    public async Task<FsDeployment> StartAsync(FsDeploymentPlan plan, TimeSpan wait, CancellationToken cancellationToken)
    {
        EnvironmentDefinition environment = project.EnvironmentNamed(plan.Environment);
        if (plan.Problems.Length > 0)
        {
            throw CarryingFailures.Doomed(environment.Name, plan.Problems);
        }

        if (!plan.IsAllowed)
        {
            throw DeploymentPolicies.Refusal(environment, plan.Policies);
        }

        FsDeployment deployment = new()
        {
            Environment = environment.Name,
            Target = plan.Target,
            Commit = plan.Commit,
            ImageTag = plan.ImageTag,
            IsRollback = plan.IsRollback,
            Policies = plan.Policies,
            Override = plan.Override,
        };
        return await BeginAsync(deployment, carriers.Open(environment, plan.Commit, plan.ImageTag), static services => services, wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes back to a release that ended well, inside the lock of the environment.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="overriding">Why it is done although something stands against it; null where that decides.</param>
    /// <param name="wait">How long to wait for whoever holds the lock.</param>
    /// <param name="cancellationToken">Breaks it off; its record says how far it came.</param>
    /// <returns>The deployment, with how it ended.</returns>
    /// <exception cref="OpsException">Something stands against it (<c>RollbackRefused</c>), or the lock or the record cannot be had.</exception>
    public async Task<FsDeployment> UndoAsync(FsRollbackPlan plan, string? overriding, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (plan.Objections.Length > 0 && overriding is null)
        {
            throw CarryingFailures.RollbackRefused(plan);
        }

        EnvironmentDefinition environment = project.EnvironmentNamed(plan.Environment);
        FsDeployment deployment = new()
        {
            Environment = environment.Name,
            Target = plan.Target,
            Commit = plan.Commit,
            ImageTag = plan.ImageTag,
            IsRollback = true,
            BackTo = plan.ToDeploymentId,
            Database = plan.Database is { IsAllowed: true, Targets.Length: > 0 } database ? database : null,
            Override = overriding is null ? null : session.Redactor.Redact(overriding),
        };
        return await BeginAsync(deployment, carriers.Open(environment, plan.Commit, plan.ImageTag), services => RollbackPlanner.Towards(services, plan.Services), wait, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FsDeployment> BeginAsync(FsDeployment deployment, Carrier carrier, Func<IReadOnlyList<FsDeployedService>, IReadOnlyList<FsDeployedService>> wanted, TimeSpan wait, CancellationToken cancellationToken)
    {
        DateTime begun = now();
        deployment.Step = FsStep.Deployment;
        deployment.Subject = deployment.Environment!;
        deployment.DeploymentId = DeploymentJournal.NewId(begun);
        deployment.StartedBy = await _locks.OwnerAsync(cancellationToken).ConfigureAwait(false);
        (deployment.StartedAt, deployment.CreatedAt) = (begun, begun);
        await UnderLockAsync(
            deployment,
            carrier,
            wait,
            async held =>
            {
                // What runs is read under the lock: somebody else may have changed it since the plan.
                IReadOnlyList<FsDeployedService> running = await carrier.Target.LookAsync(cancellationToken).ConfigureAwait(false);
                foreach (FsDeployedService service in running)
                {
                    service.Before = service.Now;
                }

                deployment.Services = [.. wanted(running)];
                deployment.PreviousCommit = _journal.List(deployment.Environment!).FirstOrDefault(static d => d.Ending == FsDeploymentEnding.Succeeded)?.Commit;
                await CarryAsync(carrier, deployment, held, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return deployment;
    }

    /// <summary>Lists deployments of this clone.</summary>
    /// <param name="environment">The environment; null for production.</param>
    /// <param name="first">How many of the newest.</param>
    /// <returns>The deployments, the newest first.</returns>
    public IReadOnlyList<FsDeployment> List(string? environment, int first) => [.. _journal.List(project.EnvironmentNamed(environment).Name).Take(first).Select(Told)];

    /// <summary>Tells of one.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The deployment as its record has it.</returns>
    /// <exception cref="OpsException">There is no such record (<c>DeploymentNotFound</c>).</exception>
    public FsDeployment Get(string id) => Told(_journal.Read(id) ?? throw CarryingFailures.Missing(id));

    /// <summary>Waits for one that somebody carries out, or goes on with one that was broken off.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="timeout">How long to wait for whoever carries it out.</param>
    /// <param name="wait">How long to wait for whoever holds the lock.</param>
    /// <param name="cancellationToken">Ends the waiting, or breaks it off again.</param>
    /// <returns>The deployment, with how it ended.</returns>
    /// <exception cref="OpsException">There is no such record, or it takes too long (<c>DeploymentWaitTimedOut</c>).</exception>
    public async Task<FsDeployment> WaitAsync(string id, TimeSpan timeout, TimeSpan wait, CancellationToken cancellationToken)
    {
        FsDeployment deployment = _journal.Read(id) ?? throw CarryingFailures.Missing(id);
        System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
        while (deployment.Ending == FsDeploymentEnding.None && _journal.IsHeld(id))
        {
            if (waited.Elapsed > timeout)
            {
                throw CarryingFailures.WaitedTooLong(id, timeout);
            }

            string activity = CarryingTexts.Activity.With(deployment.Environment);
            session.Host.WriteProgress(new OpsProgress(activity, deployment.Stages.LastOrDefault()?.ToString() ?? activity));
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            deployment = _journal.Read(id) ?? deployment;
        }

        return deployment.Ending == FsDeploymentEnding.None ? await ResumeAsync(deployment, wait, cancellationToken).ConfigureAwait(false) : Told(deployment);
    }

    /// <summary>Stops one that somebody carries out on this machine, after the part it is at, or ends the record of one that was broken off.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The deployment; null when a person said no.</returns>
    /// <exception cref="OpsException">There is no such record, or it is over (<c>DeploymentOver</c>).</exception>
    public async Task<FsDeployment?> StopAsync(string id, CancellationToken cancellationToken)
    {
        FsDeployment deployment = _journal.Read(id) ?? throw CarryingFailures.Missing(id);
        if (deployment.Ending != FsDeploymentEnding.None)
        {
            throw CarryingFailures.Over(id);
        }

        if (!await session.Host.ConfirmAsync(CarryingTexts.StopTarget.With(deployment.Environment, id), Starting.StartTexts.ActionStop, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        _journal.AskToStop(id);
        while (_journal.IsHeld(id) && (_journal.Read(id) ?? deployment).Ending == FsDeploymentEnding.None)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        deployment = _journal.Read(id) ?? deployment;
        if (deployment.Ending == FsDeploymentEnding.None)
        {
            End(deployment, FsDeploymentEnding.Stopped, CarryingTexts.Stopped.With(deployment.Environment, At(deployment)));
        }

        return Told(deployment);
    }

    /// <summary>Reads what programs and scripts of a deployment wrote, then the logs of its services since it began.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="onLine">Is given each line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all were read.</returns>
    /// <exception cref="OpsException">There is no such record, or the engine does not answer.</exception>
    public async Task ReadLogsAsync(string id, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        FsDeployment deployment = Get(id);
        foreach (FsDeploymentLogLine line in _journal.ReadLog(id))
        {
            onLine(line);
        }

        Carrier carrier = carriers.Open(project.EnvironmentNamed(deployment.Environment), deployment.Commit, deployment.ImageTag);
        await carrier.Target.ReadLogsAsync([.. deployment.Services.Select(static s => s.Name)], deployment.CreatedAt, onLine, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FsDeployment> ResumeAsync(FsDeployment deployment, TimeSpan wait, CancellationToken cancellationToken)
    {
        string id = deployment.DeploymentId!;
        EnvironmentDefinition environment = project.EnvironmentNamed(deployment.Environment);
        Carrier carrier = carriers.Open(environment, deployment.Commit, deployment.ImageTag);
        await UnderLockAsync(
            deployment,
            carrier,
            wait,
            async held =>
            {
                // Somebody else may have gone on with it, or begun another one, while the lock was waited for.
                deployment = _journal.Read(id) ?? deployment;
                if (deployment.Ending == FsDeploymentEnding.None && _journal.List(environment.Name).First() is { } newest && newest.DeploymentId != id)
                {
                    End(deployment, FsDeploymentEnding.Unknown, CarryingTexts.Overtaken.With(id, newest.DeploymentId));
                }
                else if (deployment.Ending == FsDeploymentEnding.None)
                {
                    session.Host.WriteWarning(CarryingTexts.Resumes.With(id, At(deployment)));
                    await CarryAsync(carrier, deployment, held, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return deployment;
    }

    private async Task UnderLockAsync(FsDeployment deployment, Carrier carrier, TimeSpan wait, Func<IHeldLock, Task> work, CancellationToken cancellationToken)
    {
        using IHeldLock held = await _locks.TakeAsync(Request(deployment, carrier.Target, wait), cancellationToken).ConfigureAwait(false);
        try
        {
            using IDisposable hold = _journal.Hold(deployment.DeploymentId!);
            await work(held).ConfigureAwait(false);
        }
        finally
        {
            await held.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task CarryAsync(Carrier carrier, FsDeployment deployment, IHeldLock held, CancellationToken cancellationToken)
    {
        _journal.Write(deployment);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task watch = WatchForStopAsync(deployment.DeploymentId!, stop);
        try
        {
            DeploymentRun run = deployment.BackTo is null
                ? new(_journal, carrier.Target, carrier.Stages.Forward, services => Before(deployment, carrier).Stages.Back(services), new RollbackPolicy(carrier.Definition).IsDue, session.Host, now)
                : new(_journal, carrier.Target, services => carrier.Stages.Undo(services, deployment.Database), static _ => [], static _ => false, session.Host, now);
            await run.CarryAsync(deployment, held, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !held.Lost.IsCancellationRequested)
        {
            End(deployment, FsDeploymentEnding.Stopped, CarryingTexts.Stopped.With(deployment.Environment, At(deployment)));
        }
        finally
        {
            stop.Cancel();
            await watch.ConfigureAwait(false);
        }

        await session.Recorder.RecordAsync(project, null, [deployment], cancellationToken).ConfigureAwait(false);
    }

    // What ran before was started with the tag and the commit of its own release in its variables.
    private Carrier Before(FsDeployment deployment, Carrier carrier)
    {
        FsDeployment? before = _journal.List(deployment.Environment!).FirstOrDefault(d => d.DeploymentId != deployment.DeploymentId && d.Ending is FsDeploymentEnding.Succeeded or FsDeploymentEnding.NoChange);
        bool isThat = before is not null
            && (before.ImageTag is null) == (carrier.Release.ImageTag is null)
            && deployment.Services.All(s => s.IsNew || DeploymentImages.IsSame(s.Before, before.Services.FirstOrDefault(b => b.Name == s.Name)?.Now));
        return isThat ? carriers.Open(project.EnvironmentNamed(deployment.Environment), before!.Commit, before.ImageTag) : carrier;
    }

    private static string At(FsDeployment deployment) => deployment.Stages.LastOrDefault()?.ToString() ?? "-";

    private void End(FsDeployment deployment, FsDeploymentEnding ending, string summary)
    {
        (deployment.Ending, deployment.Outcome, deployment.Summary, deployment.UpdatedAt) = (ending, DeploymentEnd.OutcomeOf(ending), summary, now());
        _journal.Write(deployment);
    }

    private async Task WatchForStopAsync(string id, CancellationTokenSource stop)
    {
        try
        {
            while (!_journal.IsAskedToStop(id))
            {
                await Task.Delay(Pause, stop.Token).ConfigureAwait(false);
            }

            stop.Cancel();
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private static LockRequest Request(FsDeployment deployment, IDeploymentTarget target, TimeSpan wait)
    {
        string what = target.Place + " " + (deployment.ImageTag ?? CommitId.Short(deployment.Commit));
        return new LockRequest(deployment.Environment!, deployment.StartedBy, what) { Wait = wait, Deployment = deployment.DeploymentId, IsFenced = target.IsFenced };
    }

    private FsDeployment Told(FsDeployment deployment)
    {
        if (deployment.Ending == FsDeploymentEnding.None)
        {
            bool isHeld = _journal.IsHeld(deployment.DeploymentId!);
            deployment.Summary = isHeld ? CarryingTexts.GoesOn.With(deployment.Environment, At(deployment)) : CarryingTexts.BrokenOff.With(deployment.Environment, At(deployment));
            deployment.NextCommand = "Wait-FsDeployment -DeploymentId " + deployment.DeploymentId;
        }

        return deployment;
    }
}
