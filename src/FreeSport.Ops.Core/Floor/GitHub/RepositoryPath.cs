namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Addresses below a repository.</summary>
public static class RepositoryPath
{
    /// <summary>Puts values into an address, each escaped.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="rest">What comes after <c>repos/owner/name/</c>, with its values.</param>
    /// <returns>The address, relative to the API's root.</returns>
    public static Uri Of(GitHubAddress address, FormattableString rest) =>
        new(GitHubPath.Of($"repos/{address.Owner}/{address.Name}/").OriginalString + GitHubPath.Of(rest).OriginalString, UriKind.Relative);
}
