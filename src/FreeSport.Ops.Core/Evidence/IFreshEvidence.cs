using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Tells what need not be measured again.</summary>
public interface IFreshEvidence
{
    /// <summary>What was measured of a box and still counts for it.</summary>
    /// <param name="environment">The environment; null for production, the strictest.</param>
    /// <param name="item">The box.</param>
    /// <param name="subjects">What of the box; all of it for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The events; none as soon as one subject would have to be measured again, or was only said or taken on by a person.</returns>
    /// <exception cref="OpsException">The environment is not configured (<c>EnvironmentUnknown</c>).</exception>
    Task<IReadOnlyList<FsEvidence>> FindAsync(string? environment, FsChecklistItem item, IReadOnlyList<string> subjects, CancellationToken cancellationToken);
}
