namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What the working tree stands on.</summary>
/// <param name="Commit">The commit id; null before the first commit.</param>
/// <param name="Tree">The tree id of that commit; null before the first commit.</param>
/// <param name="Dirty">True when the looked-at folder holds changes that are not committed.</param>
public sealed record GitHead(string? Commit, string? Tree, bool Dirty);
