namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Who wants a lock, and what for.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Owner">Who.</param>
/// <param name="Message">What those who wait shall read.</param>
public sealed record LockRequest(string Environment, string Owner, string Message)
{
    /// <summary>Gets how long to wait for whoever holds it; zero to fail at once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets a value indicating whether it is held until somebody unlocks it, without a sign of life.</summary>
    public bool IsMaintenance { get; init; }

    /// <summary>Gets what is deployed; null where nothing is.</summary>
    public string? Deployment { get; init; }

    /// <summary>Gets a value indicating whether the target refuses lower tokens.</summary>
    public bool IsFenced { get; init; }

    /// <summary>Gets what tells whether a holder's work goes on although it shows no sign: its run on GitHub, a target in mid-change. Null as an answer means that nobody can tell.</summary>
    /// <remarks>What is not known to be over is not taken over.</remarks>
    public Func<FsDeploymentLock, CancellationToken, Task<bool?>>? IsBusyAsync { get; init; }
}
