using System.Globalization;

using Octokit;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>What GitHub says of why it refused.</summary>
/// <param name="Message">Its message with the details of each mistake, on one line; empty when it says nothing.</param>
/// <param name="Needs">The scope or permission that would do, as GitHub names it; null when it does not tell.</param>
/// <param name="IsRateLimit">Whether it was asked too often.</param>
/// <param name="ResetAt">When it may be asked again, in UTC; null when it does not tell.</param>
internal sealed record GitHubRefusal(string Message, string? Needs, bool IsRateLimit, DateTime? ResetAt)
{
    private const int LongestMessage = 500;

    public string ResetText => ResetAt is { } at ? at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.CurrentCulture) : GitHubTexts.ResetUnknown;

    /// <summary>Reads an exception of Octokit.</summary>
    public static GitHubRefusal Of(ApiException? refused)
    {
        if (refused?.HttpResponse is not { } response)
        {
            return new GitHubRefusal(string.Empty, null, IsRateLimit: false, ResetAt: null);
        }

        Dictionary<string, string> head = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> field in response.Headers)
        {
            head[field.Key] = field.Value;
        }

        string message = GitHubErrorBody.Read(response.Body as string);
        bool spent = head.TryGetValue("x-ratelimit-remaining", out string? left) && left == "0";
        bool isRateLimit = head.ContainsKey("Retry-After") || (int)response.StatusCode == 429 || (spent && message.Contains("rate limit", StringComparison.OrdinalIgnoreCase))
            || message.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase);
        return new GitHubRefusal(message.FirstLine(LongestMessage), NeedsOf(head), isRateLimit, ResetOf(head));
    }

    // Source: GitHub's documentation, "Scopes for OAuth apps" and "Troubleshooting the REST API" on fine-grained tokens.
    private static string? NeedsOf(Dictionary<string, string> head) =>
        head.TryGetValue("X-Accepted-GitHub-Permissions", out string? permissions) && permissions.Length > 0 ? permissions
        : head.TryGetValue("X-Accepted-OAuth-Scopes", out string? scopes) && scopes.Length > 0 ? scopes
        : null;

    private static DateTime? ResetOf(Dictionary<string, string> head)
    {
        if (head.TryGetValue("Retry-After", out string? after) && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return DateTime.UtcNow.AddSeconds(seconds);
        }

        return head.TryGetValue("x-ratelimit-reset", out string? reset) && long.TryParse(reset, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at < 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime
            : null;
    }
}
