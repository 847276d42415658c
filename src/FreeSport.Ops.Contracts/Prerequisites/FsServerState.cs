namespace FreeSport.Ops;

/// <summary>What <c>Test-FsServerAccess</c> found; each has its own remedy.</summary>
public enum FsServerState
{
    /// <summary>ssh ended in a way that tells of none of the others.</summary>
    Unreadable = 0,

    /// <summary>Logged in, and the account runs commands.</summary>
    Reachable,

    /// <summary>No server was named, so none was reached.</summary>
    NoServer,

    /// <summary>There is no ssh program on PATH.</summary>
    SshMissing,

    /// <summary>There is no key, neither in the key folder nor in the agent.</summary>
    NoKey,

    /// <summary>A private key can be read by others; ssh does not use it.</summary>
    KeyPermissions,

    /// <summary>Every key has a passphrase, and no agent holds one.</summary>
    AgentMissing,

    /// <summary>The name of the server means nothing here.</summary>
    HostNotFound,

    /// <summary>There is no way to the server's network.</summary>
    Unreachable,

    /// <summary>Nothing listens at the port.</summary>
    Refused,

    /// <summary>No answer within the time-out.</summary>
    TimedOut,

    /// <summary>The server's key is not in the known hosts.</summary>
    UnknownHostKey,

    /// <summary>The server's key is another than the one in the known hosts.</summary>
    HostKeyChanged,

    /// <summary>The server takes none of the keys it was offered.</summary>
    WrongKey,

    /// <summary>Logged in, but the account ran no command.</summary>
    NoShell,

    /// <summary>The server's key is marked as revoked in the known hosts, or in the file of revoked keys: an alarm.</summary>
    HostKeyRevoked,

    /// <summary>The server's certificate, or the person's own, is not valid, as one that has expired.</summary>
    CertificateInvalid,
}
