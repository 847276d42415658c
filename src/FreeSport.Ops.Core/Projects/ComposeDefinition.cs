namespace FreeSport.Ops.Core.Projects;

/// <summary>Which compose files an environment runs.</summary>
public sealed record ComposeDefinition
{
    /// <summary>Gets the files, relative to the project, in the order in which they are laid over one another; empty for those that are found.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Gets the env files whose variables are put in, relative to the project; null for those that are found.</summary>
    public IReadOnlyList<string>? EnvFiles { get; init; }

    /// <summary>Gets the profiles that are on.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets the name of the compose project; null for what the files say.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Gets the docker context of the host; null for the one that is selected.</summary>
    public string? Context { get; init; }

    /// <summary>Gets a value indicating whether Docker Swarm runs them.</summary>
    public bool IsSwarm { get; init; }

    /// <summary>Gets the name of the stack in Docker Swarm; null for the compose project's.</summary>
    public string? Stack { get; init; }
}
