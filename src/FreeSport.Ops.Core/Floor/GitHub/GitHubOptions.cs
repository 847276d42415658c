namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>What a caller says about GitHub.</summary>
public sealed record GitHubOptions
{
    /// <summary>Gets the repository as <c>owner/name</c>; null for the project's own.</summary>
    public string? Repository { get; init; }

    /// <summary>Gets the token; null to look for one.</summary>
    public string? Token { get; init; }

    /// <summary>Gets how long GitHub is waited for.</summary>
    public GitHubPatience Patience { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => Repository ?? string.Empty;
}
