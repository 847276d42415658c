namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>What GitHub is shown about who asks. Its text never shows the token.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Value">The token.</param>
/// <param name="Variable">The environment variable it was in; null when it came from elsewhere.</param>
public sealed record GitHubToken(FsGitHubTokenSource Source, string Value, string? Variable = null)
{
    /// <inheritdoc/>
    public override string ToString() => Variable ?? Source.ToString();
}
