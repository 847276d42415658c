using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>The checklist as a room may ask it.</summary>
public interface IChecklist
{
    /// <summary>Decides every box from the ledger.</summary>
    /// <param name="environment">The environment; null for production, the strictest.</param>
    /// <param name="selection">The results to go by; null for all that is recorded.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The boxes, in the order on paper.</returns>
    /// <exception cref="OpsException">The environment is not configured (<c>EnvironmentUnknown</c>).</exception>
    Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken);
}
