namespace FreeSport.Ops.Core.Projects;

/// <summary>Where the project lies on GitHub, when the git remote does not tell.</summary>
/// <param name="Repository">The repository as <c>owner/name</c>; null for the one of the git remote.</param>
/// <param name="Api">The API's root; null for what follows from the remote's host.</param>
public sealed record GitHubDefinition(string? Repository = null, string? Api = null);
