namespace FreeSport.Ops.Core.Evidence;

/// <summary>How evidence is to be exchanged.</summary>
/// <param name="Timeout">How long one call to the remote may take.</param>
/// <param name="AcceptReason">Why a branch that was rewritten is taken as it is now; null to refuse it.</param>
public sealed record EvidenceSharingRequest(TimeSpan Timeout, string? AcceptReason)
{
    /// <summary>Gets a value indicating whether batches are signed; null for what the configuration says.</summary>
    public bool? Sign { get; init; }

    /// <summary>Gets the path of the key; null for what the configuration or git says.</summary>
    public string? SigningKey { get; init; }
}
