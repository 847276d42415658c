namespace FreeSport.Ops;

/// <summary>A project as the module understands it.</summary>
public sealed class FsProject
{
    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of its root.</summary>
    public string Root { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the git working tree; null without one.</summary>
    public string? GitRoot { get; set; }

    /// <summary>Gets or sets the absolute path of the configuration file; null when there is none.</summary>
    public string? ConfigurationPath { get; set; }

    /// <summary>Gets or sets the effective settings and where each comes from.</summary>
    public FsProjectSetting[] Settings { get; set; } = [];
}
