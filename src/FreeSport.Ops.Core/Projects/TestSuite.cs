namespace FreeSport.Ops.Core.Projects;

/// <summary>A named set of tests.</summary>
/// <param name="Name">Its name, such as <c>unit</c>.</param>
/// <param name="Paths">Files or folders to collect, relative to the backend folder; none means all.</param>
/// <param name="Marker">The marker expression that selects it; null for none.</param>
public sealed record TestSuite(string Name, IReadOnlyList<string> Paths, string? Marker)
{
    /// <summary>Gets the checks of the repository's own CI that run it, by name, with <c>*</c>; all of them are needed.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}
