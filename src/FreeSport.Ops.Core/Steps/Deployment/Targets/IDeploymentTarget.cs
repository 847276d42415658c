namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a deployment changes: Docker on a host, a Swarm, whatever a script knows. The one door to all of them.</summary>
public interface IDeploymentTarget
{
    /// <summary>Gets what it is.</summary>
    FsDeploymentTarget Kind { get; }

    /// <summary>Gets where that is, as a person names it.</summary>
    string Place { get; }

    /// <summary>Gets a value indicating whether it refuses whoever lost the lock.</summary>
    bool IsFenced { get; }

    /// <summary>Looks at what is declared and at what runs. Changes nothing.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// Each service with the image it is to run and, in <see cref="FsDeployedService.Now"/> and <see cref="FsDeployedService.IsHealthy"/>, how it is,
    /// in the order in which they are changed; none where the target does not know services.
    /// </returns>
    /// <exception cref="Floor.Results.OpsException">Nobody can tell: the files are wrong, or the engine does not answer.</exception>
    Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken);

    /// <summary>Finds what will surely fail. Changes nothing.</summary>
    /// <param name="services">What <see cref="LookAsync"/> found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A sentence for each; none where nothing is known.</returns>
    Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken);

    /// <summary>What is done to bring the images there, before anything is changed.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The parts; after them <see cref="FsDeployedService.Wanted"/> is known where it can be.</returns>
    IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services);

    /// <summary>What is done to change the services and to see that they are well.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The parts, in their order.</returns>
    IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services);

    /// <summary>Whether an image is at hand, so that it runs without its registry.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where it would have to be brought.</returns>
    Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken);

    /// <summary>What is done to bring the exact images there that services are put back to, before anything is changed.</summary>
    /// <param name="services">The services, each with <see cref="FsDeployedService.Before"/>.</param>
    /// <returns>The parts; after them each of these images is known by the engine's id.</returns>
    IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services);

    /// <summary>What is done to put services back to what they ran before.</summary>
    /// <param name="services">The services, each with <see cref="FsDeployedService.Before"/>.</param>
    /// <returns>The parts, in their order; none where the target cannot.</returns>
    IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services);

    /// <summary>Runs a program in a new container of a service, as migrations are.</summary>
    /// <param name="service">The service.</param>
    /// <param name="image">The image; null for the one that is to run.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="Floor.Results.OpsException">It failed, or the target cannot.</exception>
    Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Runs a program in the container of a service that runs, as a proxy is told to reload.</summary>
    /// <param name="service">The service.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="Floor.Results.OpsException">It failed, or the target cannot.</exception>
    Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken);

    /// <summary>Reads the logs of the services.</summary>
    /// <param name="services">Which; none for all.</param>
    /// <param name="since">From when, in UTC; null for all there is.</param>
    /// <param name="onLine">Is given each line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all were read.</returns>
    /// <exception cref="Floor.Results.OpsException">They cannot be read.</exception>
    Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken);
}
