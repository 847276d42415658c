namespace FreeSport.Ops;

/// <summary>How a GitHub Deployment stands.</summary>
/// <remarks>Source: GitHub's REST API, "Create a deployment status".</remarks>
public enum FsDeploymentState
{
    /// <summary>It is planned.</summary>
    Pending = 0,

    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is being carried out.</summary>
    InProgress,

    /// <summary>It went well; earlier ones of the environment become inactive.</summary>
    Success,

    /// <summary>It did not go well.</summary>
    Failure,

    /// <summary>What carries it out broke.</summary>
    Error,

    /// <summary>It runs no longer.</summary>
    Inactive,
}
