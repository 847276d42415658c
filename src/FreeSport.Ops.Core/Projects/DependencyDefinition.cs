namespace FreeSport.Ops.Core.Projects;

/// <summary>Where the packages come from; what is null is left to convention.</summary>
/// <param name="Requirements">The requirements files of pip, from the project root.</param>
/// <param name="Constraints">The constraints files of pip, from the project root.</param>
/// <param name="VirtualEnvironment">The virtual environment's folder, from the project root.</param>
/// <param name="NpmFolder">The folder of package.json, from the project root.</param>
public sealed record DependencyDefinition(
    IReadOnlyList<string>? Requirements = null,
    IReadOnlyList<string>? Constraints = null,
    string? VirtualEnvironment = null,
    string? NpmFolder = null);
