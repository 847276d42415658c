namespace FreeSport.Ops;

/// <summary>What <c>Test-FsRegistryAccess</c> found; each has its own remedy.</summary>
public enum FsRegistryState
{
    /// <summary>The registry answered in a way that tells of none of the others.</summary>
    Unreadable = 0,

    /// <summary>The image can be pulled.</summary>
    CanPull,

    /// <summary>Nothing says which images this project has.</summary>
    NoImage,

    /// <summary>The registry asks for a login, and there is none on this machine.</summary>
    LoginMissing,

    /// <summary>The registry refuses the login of this machine.</summary>
    LoginRefused,

    /// <summary>The stored login cannot be read: Docker's configuration is damaged or its credential helper fails.</summary>
    CredentialsUnreadable,

    /// <summary>The registry wants the password over a connection that anybody can read; it was not sent.</summary>
    InsecureLogin,

    /// <summary>The login is accepted, but this image may not be pulled with it.</summary>
    PullDenied,

    /// <summary>There is no such image, or the registry hides it from this login.</summary>
    ImageNotFound,

    /// <summary>The image is there, this tag of it is not; or it has no tag at all.</summary>
    TagNotFound,

    /// <summary>Something answers that is no container registry.</summary>
    NotRegistry,

    /// <summary>The registry's name means nothing here.</summary>
    HostNotFound,

    /// <summary>The registry takes no connection.</summary>
    Refused,

    /// <summary>No answer within the time-out.</summary>
    TimedOut,

    /// <summary>The certificate of the registry is not trusted here, or no encrypted connection came about.</summary>
    TlsFailed,

    /// <summary>The registry has had enough requests from here for now.</summary>
    RateLimited,

    /// <summary>The registry itself is in trouble.</summary>
    ServerError,
}
