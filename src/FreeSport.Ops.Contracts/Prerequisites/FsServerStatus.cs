namespace FreeSport.Ops;

/// <summary>What <c>Test-FsServerAccess</c> found out about one server, and about the keys of this machine.</summary>
public sealed class FsServerStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsServerState State { get; set; }

    /// <summary>Gets or sets the server's name or address; null when none was named.</summary>
    public string? HostName { get; set; }

    /// <summary>Gets or sets the account; null when ssh's own configuration decides.</summary>
    public string? User { get; set; }

    /// <summary>Gets or sets the port, 1 to 65535; null when ssh's own configuration decides.</summary>
    public int? Port { get; set; }

    /// <summary>Gets or sets the absolute path of ssh; null when it is missing.</summary>
    public string? SshPath { get; set; }

    /// <summary>Gets or sets ssh's version, as it names itself.</summary>
    public string? SshVersion { get; set; }

    /// <summary>Gets or sets the file names of the private keys in the key folder.</summary>
    public string[] Keys { get; set; } = [];

    /// <summary>Gets or sets the file names of those that others can read; null when permissions could not be looked at.</summary>
    public string[]? ExposedKeys { get; set; }

    /// <summary>Gets or sets the state of the agent.</summary>
    public FsSshAgentState Agent { get; set; }
}
