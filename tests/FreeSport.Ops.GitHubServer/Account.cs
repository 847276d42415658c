namespace FreeSport.Ops.Testing;

/// <summary>Somebody with a token.</summary>
/// <param name="Login">The login.</param>
/// <param name="Id">GitHub's number.</param>
public sealed record Account(string Login, long Id)
{
    /// <summary>Gets the scopes of the token; null for a fine-grained one, which tells none.</summary>
    public string? Scopes { get; init; } = "repo, workflow, read:org";

    /// <summary>Gets what the account is in the repository: admin, maintain, write, triage or read.</summary>
    public string Role { get; init; } = "admin";

    /// <summary>Gets a value indicating whether the token may write issues.</summary>
    public bool MayWriteIssues { get; init; } = true;

    /// <summary>Gets when the token expires; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
