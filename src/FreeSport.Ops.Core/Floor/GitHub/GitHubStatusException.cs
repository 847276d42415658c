namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>An answer that Octokit did not see has a status that is none of success.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">What it says.</param>
/// <param name="wait">How long it asks to be left alone; null when it does not.</param>
internal sealed class GitHubStatusException(int status, string body, TimeSpan? wait) : Exception("HTTP " + status)
{
    public int Status { get; } = status;

    public string Body { get; } = body;

    public TimeSpan? Wait { get; } = wait;
}
