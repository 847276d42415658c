namespace FreeSport.Ops.Core.Projects;

/// <summary>Something that watches an environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environments">The environments it watches; none means all.</param>
public sealed record MonitorDefinition(string Name, IReadOnlyList<string> Environments);
