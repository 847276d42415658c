namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A run that a caller names.</summary>
/// <param name="Repository">The repository as <c>owner/name</c>; null for the project's own.</param>
/// <param name="RunId">GitHub's number of the run.</param>
/// <param name="Known">What is known of it from its start; null for nothing.</param>
public sealed record RunReference(string? Repository, long RunId, FsGitHubDeployment? Known = null);
