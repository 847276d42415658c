namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Which compose files are to be loaded, and how.</summary>
/// <param name="Files">Absolute paths of the files, in the order in which they are laid over one another.</param>
/// <param name="Folder">Absolute path of the folder that paths in them are relative to.</param>
public sealed record ComposeRequest(IReadOnlyList<string> Files, string Folder)
{
    /// <summary>Gets the variables to put in. Those of the session are none of them, unless somebody gives them here.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the profiles that are on; <c>*</c> is every one.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets the name of the compose project; null for what the files or the folder say.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Gets a value indicating whether the env files and label files of services are read into them.</summary>
    public bool ReadsEnvFiles { get; init; } = true;
}
