namespace FreeSport.Ops;

/// <summary>Something a release needs to do on GitHub.</summary>
public enum FsGitHubRightKind
{
    /// <summary>Read the repository.</summary>
    Read = 0,

    /// <summary>Read the names of secrets and write their values.</summary>
    Secrets,

    /// <summary>Start a workflow by hand.</summary>
    Dispatch,

    /// <summary>Approve a deployment that waits for a person.</summary>
    Approve,
}
