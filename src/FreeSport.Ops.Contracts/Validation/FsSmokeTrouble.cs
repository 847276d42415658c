namespace FreeSport.Ops;

/// <summary>Why a smoke test had no answer that it could judge.</summary>
public enum FsSmokeTrouble
{
    /// <summary>There was an answer.</summary>
    None = 0,

    /// <summary>The name has no address.</summary>
    NotResolved = 1,

    /// <summary>Nothing listens there, or there is no way there.</summary>
    Refused = 2,

    /// <summary>There was no whole answer in time.</summary>
    TimedOut = 3,

    /// <summary>No encrypted connection came about that can be trusted.</summary>
    Tls = 4,

    /// <summary>The answer broke off, or is not HTTP.</summary>
    BrokenAnswer = 5,

    /// <summary>The answer is larger than what is read.</summary>
    TooLarge = 6,

    /// <summary>Redirects lead in a circle, to another host, or too far.</summary>
    Redirects = 7,

    /// <summary>The login before it was refused.</summary>
    Login = 8,

    /// <summary>The credentials or the tool that it needs are not there.</summary>
    NotReady = 9,
}
