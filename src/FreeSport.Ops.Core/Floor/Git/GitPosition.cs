namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Where HEAD stands.</summary>
/// <param name="Branch">The branch in full, as <c>refs/heads/main</c>; null when HEAD is detached or nobody asked.</param>
/// <param name="Commit">The commit id.</param>
/// <param name="Tree">The tree id of that commit.</param>
public sealed record GitPosition(string? Branch, string Commit, string Tree);
