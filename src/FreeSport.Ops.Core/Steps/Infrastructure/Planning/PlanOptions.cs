namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What is planned, and how long.</summary>
/// <param name="Kinds">The kinds; none for all.</param>
/// <param name="Environment">The environment; null for all.</param>
/// <param name="Folders">Wildcard patterns of folders; none for all.</param>
/// <param name="IsMatch">Whether a folder matches a pattern.</param>
/// <param name="ValidFor">How long a plan can be applied.</param>
/// <param name="Timeout">How long planning may take for each.</param>
public sealed record PlanOptions(
    IReadOnlyList<FsInfrastructureKind> Kinds, string? Environment, IReadOnlyList<string> Folders, Func<string, string, bool> IsMatch, TimeSpan ValidFor, TimeSpan Timeout);
