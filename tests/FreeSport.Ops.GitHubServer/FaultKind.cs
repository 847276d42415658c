namespace FreeSport.Ops.Testing;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>An answer with that status; nothing is done.</summary>
    Status,

    /// <summary>The connection is cut before anything is done.</summary>
    ResetBefore,

    /// <summary>The connection is cut after it was done.</summary>
    ResetAfter,

    /// <summary>It is done, and the answer is a 502.</summary>
    LostAnswer,

    /// <summary>The answer's head comes, and then a byte now and then, for ever.</summary>
    SlowLoris,

    /// <summary>Nothing is answered at all.</summary>
    Silence,

    /// <summary>The answer ends before its announced length.</summary>
    CutBody,

    /// <summary>The answer is whole and no JSON.</summary>
    BrokenJson,

    /// <summary>The answer is JSON with nothing in it.</summary>
    EmptyObject,

    /// <summary>A proxy's page instead of an answer.</summary>
    Html,

    /// <summary>From this request on the token is refused.</summary>
    TokenExpires,
}
