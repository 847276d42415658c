namespace FreeSport.Ops;

/// <summary>What starting a deployment would do; nothing was done.</summary>
public class FsDeploymentPlan
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets who would carry it out.</summary>
    public FsDeploymentTarget Target { get; set; }

    /// <summary>Gets or sets the commit that would be released.</summary>
    public string Commit { get; set; } = string.Empty;

    /// <summary>Gets or sets what the policies say.</summary>
    public FsPolicyAnswer[] Policies { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether it would be started.</summary>
    public bool IsAllowed { get; set; }

    /// <summary>Gets or sets a value indicating whether it would put an earlier release back.</summary>
    public bool IsRollback { get; set; }

    /// <summary>Gets or sets the tag of the images; null where none was named.</summary>
    public string? ImageTag { get; set; }

    /// <summary>Gets or sets what would be done, in that order.</summary>
    public FsDeploymentStage[] Stages { get; set; } = [];

    /// <summary>Gets or sets the services that would be changed, with what they run now.</summary>
    public FsDeployedService[] Services { get; set; } = [];

    /// <summary>Gets or sets what will surely fail; a deployment with any is not started.</summary>
    public string[] Problems { get; set; } = [];

    /// <summary>Gets or sets why it may go ahead although the window, the gate or the checklist object; null where they decide.</summary>
    public string? Override { get; set; }
}
