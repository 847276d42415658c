namespace FreeSport.Ops.Core.Projects;

/// <summary>A named set of tests.</summary>
/// <param name="Name">Its name, such as <c>unit</c>.</param>
/// <param name="Paths">Files or folders to collect, relative to the backend folder; none means all.</param>
/// <param name="Marker">The marker expression that selects it; null for none.</param>
public sealed record TestSuite(string Name, IReadOnlyList<string> Paths, string? Marker);
