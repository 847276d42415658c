namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Whether a service's containers are meant to end.</summary>
public enum ServiceLife
{
    /// <summary>Nothing says: one that ends with 0 and is not started again has done its work.</summary>
    Any = 0,

    /// <summary>They publish ports: one that ended serves nobody.</summary>
    Serves,

    /// <summary>Other services wait until they have ended with 0: one that runs is not done.</summary>
    Ends,
}
