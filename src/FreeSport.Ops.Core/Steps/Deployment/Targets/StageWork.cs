namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>One part of a deployment, as it can be done, and done again when it was broken off: each part finds out what is left to do.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The service or hook it does it to; null for all.</param>
/// <param name="Longest">How long it may take.</param>
/// <param name="RunAsync">
/// Does it, and gives one sentence about it; throws an <see cref="Floor.Results.OpsException"/> where it fails. What a person should see meanwhile goes to
/// the context. A token that is cancelled ends it, and what it started.
/// </param>
public sealed record StageWork(FsDeploymentStageKind Kind, string? Name, TimeSpan Longest, Func<StageContext, CancellationToken, Task<string?>> RunAsync)
{
    /// <summary>Gets a value indicating whether it changes what runs, so that the lock is made sure of before it.</summary>
    public bool Changes { get; init; }
}
