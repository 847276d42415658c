using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>The repository that a remote's address names on its server.</summary>
/// <param name="Host">The server.</param>
/// <param name="Owner">The account or organization.</param>
/// <param name="Name">The repository's name, without <c>.git</c>.</param>
public sealed record RemoteAddress(string Host, string Owner, string Name)
{
    // https://host/owner/name.git, ssh://git@host:22/owner/name.git, git@host:owner/name.git
    private static readonly Regex Form = new(
        @"\A(?:[a-z+]+://(?:[^/@]*@)?(?<host>[^/:@]+)(?::[0-9]+)?/|(?:[^/@:]+@)?(?<host>[^/:@]+):/?)(?<owner>[^/:]+)/(?<name>[^/:]+?)(?:\.git)?/?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads an address as git keeps it.</summary>
    /// <param name="url">The remote's URL.</param>
    /// <returns>The repository; null for a path of this machine and for whatever else names no owner.</returns>
    public static RemoteAddress? Parse(string? url)
    {
        Match match = Form.Match(url?.Trim() ?? string.Empty);

        // A drive letter is no host.
        return match.Success && match.Groups["host"].Length > 1
            ? new RemoteAddress(match.Groups["host"].Value, match.Groups["owner"].Value, match.Groups["name"].Value)
            : null;
    }
}
