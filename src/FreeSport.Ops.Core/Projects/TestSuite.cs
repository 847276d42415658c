namespace FreeSport.Ops.Core.Projects;

/// <summary>A named set of tests.</summary>
/// <param name="Name">Its name, such as <c>unit</c>.</param>
/// <param name="Paths">Files or folders to collect, relative to the backend folder; none means all.</param>
/// <param name="Marker">The marker expression that selects it; null for none.</param>
public sealed record TestSuite(string Name, IReadOnlyList<string> Paths, string? Marker)
{
    /// <summary>The share of skipped tests, in percent, that is taken where nothing is said.</summary>
    public const int UsuallySkipped = 25;

    /// <summary>Gets the share of the tests, in percent from 0 to 100, that may be skipped before a run is a warning.</summary>
    public int MaxSkipped { get; init; } = UsuallySkipped;

    /// <summary>Gets the checks of the repository's own CI that run it, by name, with <c>*</c>; all of them are needed.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];
}
