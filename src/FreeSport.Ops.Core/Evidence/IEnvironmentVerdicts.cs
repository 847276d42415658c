namespace FreeSport.Ops.Core.Evidence;

/// <summary>What tells whether an environment is well, as a room may ask it.</summary>
public interface IEnvironmentVerdicts
{
    /// <summary>Whether anything was configured that could be asked.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>False where nobody would look at anything.</returns>
    bool CanTell(string environment);

    /// <summary>Asks what the configuration names for an environment: its smoke tests and its metrics. Each verdict is recorded.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="version">The version that should answer; null where nobody knows.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>The verdicts; none where nothing was configured.</returns>
    Task<IReadOnlyList<FsResult>> AskAsync(string environment, string? version, CancellationToken cancellationToken);
}
