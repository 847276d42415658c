using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Looks at a service again and again until a gate knows.</summary>
/// <param name="clock">The time it goes by.</param>
internal sealed class HealthWatch(LockClock clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>Watches a service.</summary>
    /// <param name="gate">Judges.</param>
    /// <param name="service">Its name.</param>
    /// <param name="look">Looks at it.</param>
    /// <param name="host">Is told what is seen.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Healthy or failed, and why.</returns>
    public async Task<HealthJudgement> WatchAsync(
        HealthGate gate, string service, Func<CancellationToken, Task<IReadOnlyList<ContainerLook>>> look, IOpsHost host, CancellationToken cancellationToken)
    {
        TimeSpan start = clock.Elapsed();
        string told = string.Empty;
        string activity = TargetTexts.Watching.With(service);
        try
        {
            while (true)
            {
                HealthJudgement judgement = await JudgeAsync(gate, start, look, cancellationToken).ConfigureAwait(false);
                if (judgement.Reason != told)
                {
                    told = judgement.Reason;
                    host.WriteVerbose($"{service}: {told}");
                    host.WriteProgress(new OpsProgress(activity, told));
                }

                if (judgement.Verdict != HealthVerdict.Waiting)
                {
                    return judgement;
                }

                await clock.DelayAsync(Pace, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            host.WriteProgress(new OpsProgress(activity, told, Completed: true));
        }
    }

    // A network that is gone for a moment is no verdict; what it hides is no health either.
    private async Task<HealthJudgement> JudgeAsync(HealthGate gate, TimeSpan start, Func<CancellationToken, Task<IReadOnlyList<ContainerLook>>> look, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<ContainerLook> seen = await look(cancellationToken).ConfigureAwait(false);
            return gate.Look(clock.Elapsed() - start, seen);
        }
        catch (OpsException silent) when (silent.Failure.ErrorId == ErrorIds.DeploymentEngineSilent)
        {
            return gate.Blind(clock.Elapsed() - start, silent.Failure.Message);
        }
    }
}
