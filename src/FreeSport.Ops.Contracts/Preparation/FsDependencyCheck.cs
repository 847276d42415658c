namespace FreeSport.Ops;

/// <summary>Whether the packages of one environment are what the project asks for, current, and without known vulnerabilities.</summary>
public sealed class FsDependencyCheck : FsResult
{
    /// <summary>Gets or sets who brings the packages.</summary>
    public FsDependencyManager Manager { get; set; }

    /// <summary>Gets or sets what kept it from being told; null when it could be told.</summary>
    public FsDependencyState? Obstacle { get; set; }

    /// <summary>Gets or sets the absolute path of the virtual environment, or of the folder with package.json.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets what is the matter, worst first.</summary>
    public FsDependencyFinding[] Findings { get; set; } = [];
}
