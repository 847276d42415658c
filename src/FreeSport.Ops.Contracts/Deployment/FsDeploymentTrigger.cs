namespace FreeSport.Ops;

/// <summary>What starts a deployment on GitHub.</summary>
public enum FsDeploymentTrigger
{
    /// <summary>Not known, or none of the others.</summary>
    Unknown = 0,

    /// <summary>A push of the release branch.</summary>
    Push,

    /// <summary>A start by hand, with inputs.</summary>
    Dispatch,
}
