using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>What GitHub tells of a token in the head of its answers.</summary>
/// <param name="status">Gets it.</param>
/// <param name="github">Asks.</param>
internal sealed class TokenReading(FsGitHubStatus status, GitHubClient github)
{
    // Source: GitHub's documentation, "GitHub's token formats".
    private static readonly (string Start, FsGitHubTokenKind Kind)[] Kinds =
    [
        ("ghp_", FsGitHubTokenKind.Classic),
        ("github_pat_", FsGitHubTokenKind.FineGrained),
        ("gho_", FsGitHubTokenKind.OAuth),
        ("ghu_", FsGitHubTokenKind.App),
        ("ghs_", FsGitHubTokenKind.App),
    ];

    /// <summary>Asks whose token it is.</summary>
    /// <returns>The account; null for an app's token, which has none.</returns>
    public async Task<UserModel?> ReadAsync(CancellationToken cancellationToken)
    {
        status.TokenKind = Kinds.FirstOrDefault(k => github.Token.Value.StartsWith(k.Start, StringComparison.Ordinal)).Kind;
        try
        {
            GitHubAnswer<UserModel> answer = await github.GetAsync<UserModel>(GitHubPath.Of($"user"), GitHubTexts.TheAccount, cancellationToken).ConfigureAwait(false);
            Take(answer);
            status.Login = answer.Body!.Login;
            return answer.Body;
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubForbidden && status.TokenKind is FsGitHubTokenKind.App)
        {
            return null;
        }
    }

    private void Take(GitHubAnswer<UserModel> answer)
    {
        if (answer.Header("X-OAuth-Scopes") is { } scopes)
        {
            status.Scopes = [.. scopes.Split(',').Select(static s => s.Trim()).Where(static s => s.Length > 0)];
            if (status.TokenKind == FsGitHubTokenKind.Unknown)
            {
                // Tokens from before 2021 say nothing by their beginning; only those with scopes have this field.
                status.TokenKind = FsGitHubTokenKind.Classic;
            }
        }

        status.TokenExpiresAt = answer.Header("github-authentication-token-expiration") is { } expires ? Date(expires) : null;
        status.RateLimit = Number(answer.Header("x-ratelimit-limit"));
        status.RateRemaining = Number(answer.Header("x-ratelimit-remaining"));
        status.RateResetAt = long.TryParse(answer.Header("x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out long reset) && reset < 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(reset).UtcDateTime
            : null;
    }

    // "2026-12-01 12:00:00 UTC", or with an offset.
    private static DateTime? Date(string text) => DateTimeOffset.TryParse(
        text.Replace(" UTC", " +00:00"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
        ? date.UtcDateTime
        : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
