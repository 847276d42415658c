namespace FreeSport.Ops;

/// <summary>Whether something may be done.</summary>
public enum FsGitHubRightState
{
    /// <summary>GitHub does not tell before it is done.</summary>
    Unknown = 0,

    /// <summary>It may be done.</summary>
    Granted,

    /// <summary>It may not be done.</summary>
    Denied,
}
