namespace FreeSport.Ops;

/// <summary>An execution policy of PowerShell.</summary>
public enum FsExecutionPolicy
{
    /// <summary>None is set; where that holds in every scope, a Windows client runs no script.</summary>
    Undefined = 0,

    /// <summary>No script runs.</summary>
    Restricted,

    /// <summary>Only signed scripts run.</summary>
    AllSigned,

    /// <summary>Scripts from elsewhere must be signed, local ones need not.</summary>
    RemoteSigned,

    /// <summary>Every script runs; those from elsewhere after a question.</summary>
    Unrestricted,

    /// <summary>Every script runs without a question.</summary>
    Bypass,
}
