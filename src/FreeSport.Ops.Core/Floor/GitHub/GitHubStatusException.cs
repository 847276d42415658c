namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>An answer that Octokit did not see has a status that is none of success.</summary>
/// <param name="status">The HTTP status.</param>
internal sealed class GitHubStatusException(int status) : Exception("HTTP " + status)
{
    public int Status { get; } = status;
}
