namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>A review that somebody wants to give.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Approves">True to approve, false to reject.</param>
public sealed record ReviewRequest(long RunId, bool Approves)
{
    /// <summary>Gets the environment that asks; null for the only one that does.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets what to say; null for nothing of one's own.</summary>
    public string? Comment { get; init; }

    /// <summary>Gets a value indicating whether who started the run may approve it.</summary>
    public bool AllowsSelfApproval { get; init; }

    /// <summary>Gets which attempt was looked at before; null when none was.</summary>
    public int? Attempt { get; init; }

    /// <summary>Gets the jobs that were seen waiting; null when none were looked at.</summary>
    public IReadOnlyList<string>? Jobs { get; init; }
}
