namespace FreeSport.Ops;

/// <summary>Who carries a deployment out.</summary>
public enum FsDeploymentTarget
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>A workflow on GitHub Actions.</summary>
    GitHub,

    /// <summary>A script on this machine.</summary>
    Script,
}
