using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>The change that is under way in an environment, as a room may ask it.</summary>
public interface IChangeGate
{
    /// <summary>Why the change cannot wait for a window.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The reason; null where no emergency change is under way.</returns>
    string? Emergency(EnvironmentDefinition environment);

    /// <summary>Whether the change and the gates of its stories allow a deployment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What it says; not configured where the policy asks for nothing.</returns>
    Task<FsPolicyAnswer> AskAsync(EnvironmentDefinition environment, CancellationToken cancellationToken);
}
