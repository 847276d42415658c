namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>What a deployment brought for the first time.</summary>
/// <param name="Times">The time from each commit to the end of the deployment.</param>
/// <param name="LeftOut">How many commits say that they were made after it.</param>
/// <param name="IsKnown">Whether anybody can tell.</param>
internal sealed record LeadTimes(IReadOnlyList<TimeSpan> Times, int LeftOut, bool IsKnown)
{
    public static LeadTimes Unknown { get; } = new([], 0, IsKnown: false);
}
