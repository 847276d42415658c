namespace FreeSport.Ops;

/// <summary>What a health check says.</summary>
public enum FsInfrastructureHealth
{
    /// <summary>There is no health check, or nobody told.</summary>
    None = 0,

    /// <summary>It has not been passed yet.</summary>
    Starting = 1,

    /// <summary>It is passed.</summary>
    Healthy = 2,

    /// <summary>It failed.</summary>
    Unhealthy = 3,

    /// <summary>One is declared; that says nothing of what it would find.</summary>
    Declared = 4,
}
