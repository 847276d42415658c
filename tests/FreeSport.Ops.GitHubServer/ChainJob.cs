namespace FreeSport.Ops.Testing;

/// <summary>A job of a workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The environment it names; null for none.</param>
/// <param name="Steps">The names of its steps.</param>
public sealed record ChainJob(string Name, string? Environment, IReadOnlyList<string> Steps);
