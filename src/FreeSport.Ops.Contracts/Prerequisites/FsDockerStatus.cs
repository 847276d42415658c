namespace FreeSport.Ops;

/// <summary>What <c>Test-FsDocker</c> found out about the Docker engine and compose.</summary>
/// <remarks>Source: <c>docker info --format '{{json .}}'</c> and <c>docker compose version</c>.</remarks>
public sealed class FsDockerStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsDockerState State { get; set; }

    /// <summary>Gets or sets the engine's version; null when the engine did not tell.</summary>
    public string? EngineVersion { get; set; }

    /// <summary>Gets or sets the client's version; null when the client did not tell.</summary>
    public string? ClientVersion { get; set; }

    /// <summary>Gets or sets the compose plugin's version; null when there is none.</summary>
    public string? ComposeVersion { get; set; }

    /// <summary>Gets or sets the name of the active Docker context.</summary>
    public string? Context { get; set; }

    /// <summary>Gets or sets the engine's operating system, as it names it.</summary>
    public string? OperatingSystem { get; set; }

    /// <summary>Gets or sets the number of running containers; null when the engine did not tell.</summary>
    public int? RunningContainers { get; set; }

    /// <summary>Gets or sets the errors the engine reported of itself.</summary>
    public string[] ServerErrors { get; set; } = [];

    /// <summary>Gets or sets the absolute path of the client that was asked.</summary>
    public string? Path { get; set; }
}
