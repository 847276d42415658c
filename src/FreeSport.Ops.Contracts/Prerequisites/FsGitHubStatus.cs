namespace FreeSport.Ops;

/// <summary>What a token may do in the project's repository on GitHub, and why not.</summary>
public sealed class FsGitHubStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsGitHubState State { get; set; }

    /// <summary>Gets or sets the host people know; null when no repository is known.</summary>
    public string? Host { get; set; }

    /// <summary>Gets or sets where the API answers; null when no repository is known.</summary>
    public Uri? Api { get; set; }

    /// <summary>Gets or sets the repository, as <c>owner/name</c>; null when none is known.</summary>
    public string? Repository { get; set; }

    /// <summary>Gets or sets where the token came from.</summary>
    public FsGitHubTokenSource TokenSource { get; set; }

    /// <summary>Gets or sets the environment variable it was in; null when it came from elsewhere.</summary>
    public string? TokenVariable { get; set; }

    /// <summary>Gets or sets what kind of token it is.</summary>
    public FsGitHubTokenKind TokenKind { get; set; }

    /// <summary>Gets or sets when it expires, in UTC; null when GitHub does not tell.</summary>
    public DateTime? TokenExpiresAt { get; set; }

    /// <summary>Gets or sets whose token it is; null for an app's.</summary>
    public string? Login { get; set; }

    /// <summary>Gets or sets its scopes; none for kinds of tokens that have none.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>Gets or sets what its owner is in the repository: admin, maintain, write, triage or read; null when it is not known.</summary>
    public string? Role { get; set; }

    /// <summary>Gets or sets a value indicating whether the repository is hidden from the public.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Gets or sets the plan of the repository's owner; null when GitHub does not tell this token.</summary>
    public string? Plan { get; set; }

    /// <summary>Gets or sets what the plan does not offer here, in the reader's language.</summary>
    public string[] Limits { get; set; } = [];

    /// <summary>Gets or sets what may be done.</summary>
    public FsGitHubRight[] Rights { get; set; } = [];

    /// <summary>Gets or sets the environments; none when there are none or they may not be seen.</summary>
    public FsGitHubEnvironment[] Environments { get; set; } = [];

    /// <summary>Gets or sets how many requests an hour GitHub allows; null when it does not tell.</summary>
    public int? RateLimit { get; set; }

    /// <summary>Gets or sets how many of them are left; null when GitHub does not tell.</summary>
    public int? RateRemaining { get; set; }

    /// <summary>Gets or sets when they are whole again, in UTC; null when GitHub does not tell.</summary>
    public DateTime? RateResetAt { get; set; }
}
