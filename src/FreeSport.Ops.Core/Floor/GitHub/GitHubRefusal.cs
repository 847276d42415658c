using System.Globalization;

using Octokit;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>What GitHub says of why it refused.</summary>
/// <param name="Message">Its message with the details of each mistake, on one line; empty when it says nothing.</param>
/// <param name="Needs">The scope or permission that would do, as GitHub names it; null when it does not tell.</param>
/// <param name="Wait">How long it asks to be left alone; null when it does not.</param>
internal sealed record GitHubRefusal(string Message, string? Needs, TimeSpan? Wait)
{
    private const int LongestMessage = 500;

    public string ResetText => Wait is { } wait ? DateTime.Now.Add(wait).ToString("HH:mm:ss", CultureInfo.CurrentCulture) : GitHubTexts.ResetUnknown;

    /// <summary>Reads an exception of Octokit, or of a download.</summary>
    public static GitHubRefusal Of(Exception refused)
    {
        if (refused is GitHubStatusException download)
        {
            return new GitHubRefusal(GitHubErrorBody.Read(download.Body).FirstLine(LongestMessage), null, download.Wait);
        }

        if ((refused as ApiException)?.HttpResponse is not { } response)
        {
            return new GitHubRefusal(string.Empty, null, Wait: null);
        }

        Dictionary<string, string> head = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> field in response.Headers)
        {
            head[field.Key] = field.Value;
        }

        string message = GitHubErrorBody.Read(response.Body as string);
        TimeSpan? wait = GitHubWait.Of((int)response.StatusCode, head, response.Body as string ?? string.Empty);
        return new GitHubRefusal(message.FirstLine(LongestMessage), NeedsOf(head), wait);
    }

    // Source: GitHub's documentation, "Scopes for OAuth apps" and "Troubleshooting the REST API" on fine-grained tokens.
    private static string? NeedsOf(Dictionary<string, string> head) =>
        head.TryGetValue("X-Accepted-GitHub-Permissions", out string? permissions) && permissions.Length > 0 ? permissions
        : head.TryGetValue("X-Accepted-OAuth-Scopes", out string? scopes) && scopes.Length > 0 ? scopes
        : null;
}
