namespace FreeSport.Ops.Core.Evidence;

/// <summary>What runs in an environment, as a room may ask it.</summary>
public interface IRunningInfrastructure
{
    /// <summary>Looks at the engines and clusters that the configuration names for an environment. Records nothing.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>A snapshot of each; none where the configuration names no engine and no cluster.</returns>
    Task<IReadOnlyList<FsInfrastructureSnapshot>> LookAsync(string environment, CancellationToken cancellationToken);
}
