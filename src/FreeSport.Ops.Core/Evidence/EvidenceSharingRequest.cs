namespace FreeSport.Ops.Core.Evidence;

/// <summary>How evidence is to be exchanged.</summary>
/// <param name="Timeout">How long one call to the remote may take.</param>
/// <param name="AcceptReason">Why a branch that was rewritten is taken as it is now; null to refuse it.</param>
public sealed record EvidenceSharingRequest(TimeSpan Timeout, string? AcceptReason);
