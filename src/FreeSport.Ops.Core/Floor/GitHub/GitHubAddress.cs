using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>A repository on GitHub and where its API answers.</summary>
/// <param name="Api">The API's root, ending in a slash.</param>
/// <param name="Host">The host people know, such as <c>github.com</c>; tokens are looked up by it.</param>
/// <param name="Owner">The account or organization.</param>
/// <param name="Name">The repository's name.</param>
public sealed record GitHubAddress(Uri Api, string Host, string Owner, string Name)
{
    /// <summary>The host of everybody's GitHub.</summary>
    public const string PublicHost = "github.com";

    /// <summary>Gets <c>owner/name</c>.</summary>
    public string FullName => Owner + "/" + Name;

    /// <summary>Gets a value indicating whether the host is GitHub's own, not a company's server.</summary>
    public bool IsGitHubOwned => Host.Equals(PublicHost, StringComparison.OrdinalIgnoreCase) || IsTenancy(Host);

    /// <summary>The repository that a git remote names.</summary>
    /// <param name="remote">The remote.</param>
    /// <returns>The repository; the API's place follows from the host as GitHub documents it.</returns>
    public static GitHubAddress From(RemoteAddress remote)
    {
        // ssh.github.com is the way through port 443 to the same place.
        string host = remote.Host.Equals("ssh.github.com", StringComparison.OrdinalIgnoreCase) ? PublicHost : remote.Host.ToLowerInvariant();
        string api = host == PublicHost ? "https://api.github.com/"
            : IsTenancy(host) ? $"https://api.{host}/"
            : $"https://{host}/api/v3/";
        return new GitHubAddress(new Uri(api), host, remote.Owner, remote.Name);
    }

    /// <summary>Whether a git remote leads to this repository.</summary>
    /// <param name="remote">The remote.</param>
    /// <returns>
    /// False for another repository, and for another server; what has no dot, or github.com in it, may be a name of a
    /// person's own in ssh's configuration.
    /// </returns>
    public bool IsMeantBy(RemoteAddress remote) =>
        $"{remote.Owner}/{remote.Name}".Equals(FullName, StringComparison.OrdinalIgnoreCase)
        && (!remote.Host.Contains(".", StringComparison.Ordinal) || remote.Host.Contains(Host, StringComparison.OrdinalIgnoreCase) || !IsGitHubOwned);

    /// <inheritdoc/>
    public override string ToString() => FullName;

    // GitHub Enterprise Cloud with data residency.
    private static bool IsTenancy(string host) => host.EndsWith(".ghe.com", StringComparison.OrdinalIgnoreCase);
}
