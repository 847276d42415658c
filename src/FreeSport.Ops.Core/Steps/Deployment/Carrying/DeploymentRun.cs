using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Policies;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Carries a deployment out, part by part, from wherever its record says it stands.</summary>
/// <param name="journal">Keeps the record.</param>
/// <param name="target">What is changed.</param>
/// <param name="forward">What is done.</param>
/// <param name="back">What is done to put back what ran before.</param>
/// <param name="rollsBack">Whether what ran before is put back when a part fails so.</param>
/// <param name="host">Is told how it goes.</param>
/// <param name="now">The time, in UTC.</param>
internal sealed class DeploymentRun(
    DeploymentJournal journal,
    IDeploymentTarget target,
    Func<IReadOnlyList<FsDeployedService>, IReadOnlyList<StageWork>> forward,
    Func<IReadOnlyList<FsDeployedService>, IReadOnlyList<StageWork>> back,
    Func<OpsException, bool> rollsBack,
    IOpsHost host,
    Func<DateTime> now)
{
    /// <summary>Carries it out to its end.</summary>
    /// <param name="deployment">The deployment, as it stands in the record.</param>
    /// <param name="held">The lock it works under.</param>
    /// <param name="cancellationToken">Breaks it off; the record then says how far it came.</param>
    /// <returns>When it is over, and the record says how it ended.</returns>
    /// <exception cref="OpsException">The lock was lost, or the record cannot be written: nothing more was started.</exception>
    public async Task CarryAsync(FsDeployment deployment, IHeldLock held, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
        StageContext context = new(deployment, held, host) { Log = line => journal.Log(deployment.DeploymentId!, line) };
        bool isBack = deployment.Stages.Any(static s => s.IsRollback);
        OpsException? failed = isBack ? null : await RunAsync(forward(deployment.Services), isRollback: false, context, stop.Token).ConfigureAwait(false);
        isBack |= failed is not null && rollsBack(failed);
        OpsException? notBack = null;
        if (isBack)
        {
            await LookAgainAsync(deployment, stop.Token).ConfigureAwait(false);
            IReadOnlyList<StageWork> parts = back(deployment.Services);
            isBack = parts.Count > 0;
            notBack = await RunAsync(parts, isRollback: true, context, stop.Token).ConfigureAwait(false);
        }

        await EndAsync(deployment, failed, isBack, notBack, stop.Token).ConfigureAwait(false);
    }

    private async Task<OpsException?> RunAsync(IReadOnlyList<StageWork> parts, bool isRollback, StageContext context, CancellationToken cancellationToken)
    {
        FsDeployment deployment = context.Deployment;
        for (int i = 0; i < parts.Count; i++)
        {
            StageWork part = parts[i];
            FsDeploymentStage? before = deployment.Stages.LastOrDefault(s => s.Kind == part.Kind && s.Name == part.Name && s.IsRollback == isRollback);
            if (before is { Outcome: FsOutcome.Passed })
            {
                continue;
            }

            FsDeploymentStage stage = before ?? new FsDeploymentStage { Kind = part.Kind, Name = part.Name, IsRollback = isRollback };
            (stage.StartedAt, stage.EndedAt, stage.Outcome, stage.Summary) = (now(), null, FsOutcome.Inconclusive, null);
            if (before is null)
            {
                deployment.Stages = [.. deployment.Stages, stage];
            }

            if (await RunAsync(part, stage, context, i * 100 / parts.Count, cancellationToken).ConfigureAwait(false) is { } failed)
            {
                return failed;
            }
        }

        return null;
    }

    private async Task<OpsException?> RunAsync(StageWork part, FsDeploymentStage stage, StageContext context, int percent, CancellationToken cancellationToken)
    {
        string activity = CarryingTexts.Activity.With(context.Deployment.Environment);
        host.WriteProgress(new OpsProgress(activity, stage.ToString(), percent));
        Write(context.Deployment);
        try
        {
            if (part.Changes)
            {
                await context.Lock.VerifyAsync(part.Longest, cancellationToken).ConfigureAwait(false);
            }

            stage.Summary = await part.RunAsync(context, cancellationToken).ConfigureAwait(false);
            stage.Outcome = FsOutcome.Passed;
            host.WriteVerbose(stage + (stage.Summary is { Length: > 0 } said ? ": " + said : string.Empty));
            return null;
        }
        catch (OpsException failed) when (!cancellationToken.IsCancellationRequested && failed.Failure.ErrorId is not (ErrorIds.DeploymentFenced or ErrorIds.DeploymentLockLost or ErrorIds.DeploymentLockUnknown or ErrorIds.DeploymentNotRecorded))
        {
            (stage.Outcome, stage.Summary) = (failed.Failure.ErrorId == ErrorIds.DeploymentUndecided ? FsOutcome.Warning : FsOutcome.Failed, failed.Failure.Message);
            return failed;
        }
        finally
        {
            host.WriteProgress(new OpsProgress(activity, activity, Completed: true));

            // What was broken off has no end: whoever goes on does it again.
            if (stage.Outcome != FsOutcome.Inconclusive)
            {
                stage.EndedAt = now();
            }

            Write(context.Deployment);
        }
    }

    private async Task LookAgainAsync(FsDeployment deployment, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsDeployedService> seen = await target.LookAsync(cancellationToken).ConfigureAwait(false);
        foreach (FsDeployedService service in deployment.Services)
        {
            FsDeployedService? now = seen.FirstOrDefault(s => s.Name == service.Name);
            (service.Now, service.IsHealthy) = (now?.Now, now?.IsHealthy);
        }
    }

    private async Task EndAsync(FsDeployment deployment, OpsException? failed, bool isBack, OpsException? notBack, CancellationToken cancellationToken)
    {
        bool isSeen = true;
        try
        {
            await LookAgainAsync(deployment, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException unseen)
        {
            isSeen = false;
            deployment.Detail = unseen.Failure.Message;
        }

        FsDeploymentStage? bad = deployment.Stages.FirstOrDefault(static s => s.Outcome == FsOutcome.Failed);
        bool isFailed = failed is not null || bad is not null;
        bool isUndecided = failed?.Failure.ErrorId == ErrorIds.DeploymentUndecided;
        deployment.Ending = DeploymentEnd.Of(deployment, isFailed && !isUndecided, isBack, notBack is not null, isSeen);
        deployment.Ending = isUndecided && deployment.Ending is FsDeploymentEnding.Succeeded or FsDeploymentEnding.NoChange ? FsDeploymentEnding.Undecided : deployment.Ending;
        deployment.Outcome = DeploymentEnd.OutcomeOf(deployment.Ending);
        deployment.Summary = DeploymentPolicies.WithReason(deployment.Ending == FsDeploymentEnding.Undecided ? failed!.Failure.Message : DeploymentEnd.Say(deployment, bad), deployment.Override);
        deployment.Remedy = (notBack ?? failed)?.Failure.Remedy;
        deployment.NextCommand = deployment.Ending == FsDeploymentEnding.Undecided ? "Undo-FsDeployment " + PowerShellQuoting.Quote(deployment.Environment!)
            : deployment.Outcome > FsOutcome.Inconclusive ? null : "Get-FsDeploymentLog -DeploymentId " + deployment.DeploymentId;
        Write(deployment);
    }

    private void Write(FsDeployment deployment)
    {
        deployment.UpdatedAt = now();
        deployment.Duration = deployment.UpdatedAt - deployment.CreatedAt;
        journal.Write(deployment);
    }
}
