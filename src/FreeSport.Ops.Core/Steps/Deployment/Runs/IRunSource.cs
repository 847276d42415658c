namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Answers what a watch asks of one run. Every call is one request, conditional where it was asked before.</summary>
internal interface IRunSource
{
    /// <summary>Gets the run's number.</summary>
    long RunId { get; }

    /// <summary>The run, without its jobs.</summary>
    Task<Seen<FsGitHubDeployment>> RunAsync(CancellationToken cancellationToken);

    /// <summary>The jobs of the run's latest attempt.</summary>
    Task<Seen<FsDeploymentJob[]>> JobsAsync(CancellationToken cancellationToken);

    /// <summary>What waits for a person or a timer.</summary>
    /// <param name="run">The run, with its jobs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<Seen<FsPendingApproval[]>> PendingAsync(FsGitHubDeployment run, CancellationToken cancellationToken);

    /// <summary>The reviews that were given so far, of all attempts.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task<FsApproval[]> ReviewsAsync(CancellationToken cancellationToken);

    /// <summary>The runs of the same workflow and branch before this one that ended green, newest first, without their jobs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The runs; none where they may not be seen.</returns>
    Task<IReadOnlyList<FsGitHubDeployment>> GreenBeforeAsync(FsGitHubDeployment run, CancellationToken cancellationToken);

    /// <summary>The jobs of another run.</summary>
    /// <param name="id">That run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<FsDeploymentJob[]> JobsOfAsync(long id, CancellationToken cancellationToken);

    /// <summary>Looks for another token, after the first was refused.</summary>
    /// <returns>False when there is none other.</returns>
    Task<bool> RenewAsync(CancellationToken cancellationToken);
}
