namespace FreeSport.Ops.Core.Projects;

/// <summary>Compose files that are run together.</summary>
/// <param name="Files">Absolute paths, in the order in which they are laid over one another.</param>
public sealed record ComposeSet(IReadOnlyList<string> Files)
{
    /// <summary>Gets the environment they are for; null when nothing says.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets a value indicating whether real customers use that environment.</summary>
    public bool IsProduction { get; init; }

    /// <summary>Gets the env files whose variables are put in, as absolute paths, the later before the earlier.</summary>
    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    /// <summary>Gets the profiles that are on.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets the name of the compose project; null for what the files or their folder say.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Gets who is to run them.</summary>
    public FsComposeTarget Target { get; init; }

    /// <summary>Gets a value indicating whether the session's variables are put in as well.</summary>
    public bool UsesSession { get; init; }

    /// <summary>Gets the folder that paths in them are relative to: the first file's.</summary>
    public string Folder => Path.GetDirectoryName(Files[0])!;
}
