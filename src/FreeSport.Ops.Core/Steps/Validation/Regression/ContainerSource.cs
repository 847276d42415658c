using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>The containers and services that run: their state, their health, and how often they were started again.</summary>
/// <param name="snapshot">What was seen of them.</param>
internal sealed class ContainerSource(FsInfrastructureSnapshot snapshot) : IRegressionSource
{
    /// <summary>From how many times on a container that is started again is a failure, whatever its state.</summary>
    public const int RestartsThatFail = 2;

    public string Name => snapshot.Key;

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken) => Task.FromResult(new RegressionLook([.. Reasons(window)], []));

    private IEnumerable<FsRegressionReason> Reasons(LogWindow window)
    {
        if (snapshot.Running != FsInfrastructureReading.Read)
        {
            yield return NotLooked.At(snapshot.Key, snapshot.Summary);
            yield break;
        }

        FsInfrastructureResource[] running = [.. snapshot.Resources.Where(static r => r.Side == FsInfrastructureSide.Running && r.Type is not ("stack" or "config" or "secret" or "volume" or "network"))];
        if (running.Length == 0)
        {
            yield return Reason(FsRegressionKind.Container, FsOutcome.Failed, snapshot.Key, RegressionVerdictTexts.NothingRuns);
        }

        foreach (FsInfrastructureResource resource in running)
        {
            if (State(resource) is { } state)
            {
                yield return state;
            }

            if (resource.Restarts is > 0 and { } count && (resource.StartedAt is null || resource.StartedAt >= window.Change.UtcDateTime))
            {
                FsOutcome outcome = count >= RestartsThatFail ? FsOutcome.Failed : FsOutcome.Warning;
                yield return Reason(FsRegressionKind.Restart, outcome, resource.Address, RegressionVerdictTexts.StartedAgain.With(count), count);
            }
        }
    }

    private static FsRegressionReason? State(FsInfrastructureResource resource) => resource.State switch
    {
        FsInfrastructureState.Running or FsInfrastructureState.Completed when resource.Health is not FsInfrastructureHealth.Unhealthy => null,
        FsInfrastructureState.Starting => NotLooked.At(resource.Address, RegressionVerdictTexts.StillStarting),
        FsInfrastructureState.Unknown => NotLooked.At(resource.Address, RegressionVerdictTexts.StateUnknown),
        _ => Reason(FsRegressionKind.Container, FsOutcome.Failed, resource.Address, RegressionVerdictTexts.NotWell.With(resource.State, resource.Health)),
    };

    private static FsRegressionReason Reason(FsRegressionKind kind, FsOutcome outcome, string subject, string text, long? after = null) =>
        new() { Kind = kind, Outcome = outcome, Subject = subject, Text = text, After = after };
}
