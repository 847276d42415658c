namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>The answer to the question which repository a folder is in.</summary>
/// <param name="State">What git says.</param>
/// <param name="Repository">The repository when <paramref name="State"/> is <see cref="GitState.WorkTree"/>.</param>
/// <param name="Folder">The folder that was asked about, by its real path in the working tree; null elsewhere.</param>
/// <param name="Message">git's own words when it refused.</param>
/// <param name="Head">Where HEAD stands; null before the first commit.</param>
public sealed record GitLookup(GitState State, GitRepository? Repository = null, string? Folder = null, string Message = "", GitPosition? Head = null);
