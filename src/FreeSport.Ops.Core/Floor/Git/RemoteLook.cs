namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What a remote told of a branch.</summary>
/// <param name="Answer">Whether it answered.</param>
/// <param name="Id">The commit the branch stands at; null when there is no such branch.</param>
/// <param name="DefaultBranch">The branch that a clone begins with, in full; null when the remote has none.</param>
/// <param name="DefaultId">The commit that one stands at.</param>
/// <param name="Said">What git said.</param>
internal sealed record RemoteLook(RemoteAnswer Answer, string? Id, string? DefaultBranch, string? DefaultId, string Said);
