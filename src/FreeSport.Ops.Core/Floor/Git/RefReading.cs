namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What a remote told of a ref.</summary>
/// <param name="State">Whether it told.</param>
/// <param name="Id">The commit; null when there is none, or it was not told.</param>
/// <param name="Text">The commit's message.</param>
/// <param name="Said">What git said.</param>
internal sealed record RefReading(RefState State, string? Id, string Text, string Said)
{
    /// <summary>The remote has no such ref.</summary>
    public static readonly RefReading Absent = new(RefState.Absent, null, string.Empty, string.Empty);
}
