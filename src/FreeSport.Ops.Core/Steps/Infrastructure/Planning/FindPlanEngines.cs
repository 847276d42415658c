namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Finds what can be planned.</summary>
/// <param name="environment">The environment; null for all.</param>
/// <param name="byConvention">Whether compose files count that are for an environment by their names alone.</param>
/// <returns>The engines.</returns>
internal delegate IReadOnlyList<IPlanEngine> FindPlanEngines(string? environment, bool byConvention);
