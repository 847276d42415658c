namespace FreeSport.Ops;

/// <summary>What planning came to.</summary>
public enum FsInfrastructurePlanState
{
    /// <summary>It could not be told; the plan says why and cannot be applied.</summary>
    Inconclusive = 0,

    /// <summary>What is declared is there: nothing would be done.</summary>
    NoChanges,

    /// <summary>Something would be done.</summary>
    Changes,
}
