namespace FreeSport.Ops;

/// <summary>What <c>Test-FsGitHubAccess</c> found; each has its own remedy.</summary>
public enum FsGitHubState
{
    /// <summary>GitHub answered in a way that tells of none of the others.</summary>
    Unreadable = 0,

    /// <summary>Everything that was asked for may be done.</summary>
    Ready,

    /// <summary>Nothing forbids it, but for this kind of token GitHub does not tell beforehand.</summary>
    RightUnknown,

    /// <summary>Something that was asked for may not be done.</summary>
    RightMissing,

    /// <summary>There is no token for this host.</summary>
    TokenMissing,

    /// <summary>GitHub refuses the token: expired, revoked, or of another host.</summary>
    TokenRefused,

    /// <summary>The organization wants the token authorized through its single sign-on.</summary>
    SingleSignOnRequired,

    /// <summary>Nothing says which repository on GitHub this is.</summary>
    RepositoryUnknown,

    /// <summary>The repository is not there, or the token may not see it; GitHub says the same for both.</summary>
    RepositoryNotFound,

    /// <summary>It was asked too often.</summary>
    RateLimited,

    /// <summary>Nobody knows the host.</summary>
    HostNotFound,

    /// <summary>Nothing answers there, or there is no way there.</summary>
    Unreachable,

    /// <summary>No encrypted connection came about.</summary>
    TlsFailed,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>It answered with an error of its own, repeatedly.</summary>
    ServerError,
}
