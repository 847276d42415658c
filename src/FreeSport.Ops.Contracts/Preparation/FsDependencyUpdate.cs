namespace FreeSport.Ops;

/// <summary>What became of the packages of one environment.</summary>
public sealed class FsDependencyUpdate : FsResult
{
    /// <summary>Gets or sets who brings the packages.</summary>
    public FsDependencyManager Manager { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsDependencyState State { get; set; }

    /// <summary>Gets or sets the absolute path of the virtual environment, or of the folder with package.json.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets the changes, planned and, where the state is Updated, made.</summary>
    public FsDependencyChange[] Changes { get; set; } = [];

    /// <summary>Gets or sets the packages whose own requirements are not met, or would not be.</summary>
    public FsDependencyConflict[] Conflicts { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether an earlier update, which had broken off, was put back first.</summary>
    public bool MendedFirst { get; set; }

    /// <summary>Gets or sets a value indicating whether the environment was made, or made anew.</summary>
    public bool CreatedEnvironment { get; set; }

    /// <summary>Gets or sets the exit code of the tool that failed; null when none did, or it was stopped.</summary>
    public int? ExitCode { get; set; }
}
