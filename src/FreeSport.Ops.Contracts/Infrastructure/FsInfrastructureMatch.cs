namespace FreeSport.Ops;

/// <summary>How a resource compares with the other side: what is declared with what runs.</summary>
public enum FsInfrastructureMatch
{
    /// <summary>The other side was not read, so nobody can tell.</summary>
    Unknown = 0,

    /// <summary>It is declared and runs as declared, as far as was compared.</summary>
    Matched = 1,

    /// <summary>It is declared and runs otherwise.</summary>
    Drifted = 2,

    /// <summary>It is declared and does not run.</summary>
    OnlyDeclared = 3,

    /// <summary>It runs and is not declared.</summary>
    OnlyRunning = 4,
}
