namespace FreeSport.Ops.Core.Projects;

/// <summary>A place the platform runs in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsProduction">True when real customers use it.</param>
public sealed record EnvironmentDefinition(string Name, bool IsProduction)
{
    /// <summary>Gets its servers, each as <c>user@host:port</c>.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];
}
