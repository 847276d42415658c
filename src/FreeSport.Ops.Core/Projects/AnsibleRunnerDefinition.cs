namespace FreeSport.Ops.Core.Projects;

/// <summary>Where Ansible runs: it has no control node for Windows.</summary>
/// <param name="Kind"><c>local</c>, <c>wsl</c>, <c>container</c> or <c>ssh</c>.</param>
public sealed record AnsibleRunnerDefinition(string Kind)
{
    /// <summary>Gets the distribution of WSL; null for the default one.</summary>
    public string? Distribution { get; init; }

    /// <summary>Gets the image of the container.</summary>
    public string? Image { get; init; }

    /// <summary>Gets the server that is reached over ssh, as <c>user@host:port</c>.</summary>
    public string? Server { get; init; }

    /// <summary>Gets the project's folder on that server.</summary>
    public string? Path { get; init; }
}
