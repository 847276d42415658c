namespace FreeSport.Ops;

/// <summary>What applying a plan did.</summary>
/// <remarks><see cref="FsResult.Outcome"/> is Passed only when the program said that everything was done.</remarks>
public sealed class FsInfrastructureChange : FsResult
{
    /// <summary>Gets or sets the id of the plan.</summary>
    public string PlanId { get; set; } = string.Empty;

    /// <summary>Gets or sets what describes it.</summary>
    public FsInfrastructureKind Kind { get; set; }

    /// <summary>Gets or sets where it was done: a workspace, an inventory, a Docker context, a cluster.</summary>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets what was done, each part with how far it came.</summary>
    public FsResourceChange[] Changes { get; set; } = [];

    /// <summary>Gets or sets the number of changes that were done.</summary>
    public int DoneCount { get; set; }

    /// <summary>Gets or sets the number of changes that failed.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets the number of changes that were begun and whose end is not known.</summary>
    public int UncertainCount { get; set; }

    /// <summary>Gets or sets the number of changes that were not begun.</summary>
    public int NotReachedCount { get; set; }
}
