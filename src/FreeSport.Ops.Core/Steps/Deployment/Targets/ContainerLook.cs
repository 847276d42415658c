using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>One container of a service, or one task in Swarm, as it was at one moment.</summary>
/// <param name="Id">The engine's id of it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Image">The image it was made from: the engine's id of it, in Swarm the name with its digest.</param>
/// <param name="State">What it does.</param>
public sealed record ContainerLook(string Id, string Name, string Image, ContainerState State)
{
    /// <summary>Gets the exit code of its last end; null where it has not ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Gets what its health check says.</summary>
    public ContainerHealth Health { get; init; }

    /// <summary>Gets how many times the engine started it again.</summary>
    public int Restarts { get; init; }

    /// <summary>Gets when it was started last, in UTC; null where it was not.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>Gets for how long its own health check has passed without a break in this run of it, by the engine's clock; zero where that is not known.</summary>
    public TimeSpan WellFor { get; init; }

    /// <summary>Gets a value indicating whether the engine starts it again however it ends.</summary>
    public bool ComesBack { get; init; }

    /// <summary>Gets what the engine says about it; null where it says nothing.</summary>
    public string? Error { get; init; }

    /// <summary>Gets a value indicating whether it runs and its health check, where it has one, agrees.</summary>
    public bool IsWell => State == ContainerState.Running && Health is ContainerHealth.None or ContainerHealth.Healthy;

    /// <summary>Gets a value indicating whether it did its work and ended with 0, for good.</summary>
    public bool IsDone => State == ContainerState.Exited && ExitCode == 0 && !ComesBack;

    /// <summary>Gets a value indicating whether it ended otherwise, and the engine leaves it so.</summary>
    public bool IsLost => State is ContainerState.Exited or ContainerState.Dead && ExitCode != 0 && !ComesBack;

    /// <summary>Gets what makes this run of it another than the one before.</summary>
    internal string Run => string.Join("|", Id, StartedAt?.Ticks.ToString(CultureInfo.InvariantCulture), Restarts.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString()
    {
        string state = State switch
        {
            ContainerState.Created => TargetTexts.StateCreated,
            ContainerState.Running => Health switch
            {
                ContainerHealth.Starting => TargetTexts.StateStarting,
                ContainerHealth.Healthy => TargetTexts.StateHealthy,
                ContainerHealth.Unhealthy => TargetTexts.StateUnhealthy,
                _ => TargetTexts.StateRunning,
            },
            ContainerState.Restarting => TargetTexts.StateRestarting.With(Restarts, ExitCode),
            ContainerState.Paused => TargetTexts.StatePaused,
            ContainerState.Exited => TargetTexts.StateExited.With(ExitCode),
            ContainerState.Dead => TargetTexts.StateDead.With(ExitCode),
            _ => TargetTexts.StateUnknown,
        };
        return Name + ": " + state + (Error is { Length: > 0 } error ? " (" + error.FirstLine() + ")" : string.Empty);
    }
}
