namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>A deployment, as far as deliveries are measured by it.</summary>
/// <param name="Id">Its id, or the number of its run.</param>
/// <param name="BeganAt">When it began, in UTC.</param>
/// <param name="EndedAt">When it ended, in UTC.</param>
/// <param name="Ending">How.</param>
/// <param name="Commit">The commit that it brought; empty where nobody knows.</param>
internal sealed record DeliveryRecord(string Id, DateTime BeganAt, DateTime EndedAt, DeliveryEnding Ending, string Commit)
{
    /// <summary>Gets a value indicating whether it put an earlier release back.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Gets a value indicating whether it carried out a change that could not wait.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Gets a value indicating whether it reached the environment and may have changed it.</summary>
    public bool IsReached => Ending is DeliveryEnding.Succeeded or DeliveryEnding.Failed or DeliveryEnding.PutBack or DeliveryEnding.Unknown;
}

/// <summary>How a deployment ended.</summary>
internal enum DeliveryEnding
{
    Open,
    Succeeded,
    Failed,

    // It failed, and put back by itself what ran before.
    PutBack,
    NoChange,
    NotReached,
    Unknown,
}
