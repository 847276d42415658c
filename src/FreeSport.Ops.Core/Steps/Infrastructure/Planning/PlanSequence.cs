namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Plans that are applied one after the other: what comes after one that failed is not begun.</summary>
public sealed class PlanSequence
{
    /// <summary>Gets or sets the result that ended the sequence; null as long as all is well.</summary>
    public FsInfrastructureChange? Broken { get; set; }
}
