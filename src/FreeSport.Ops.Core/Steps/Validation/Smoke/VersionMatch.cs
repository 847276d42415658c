using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Tells whether a version that answers is the one that should.</summary>
internal static class VersionMatch
{
    private const int ShortestCommit = 7;

    private static readonly Regex Commit = new("^[0-9a-f]{7,64}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Digest = new("sha256:[0-9a-f]{64}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether two texts mean the same version: the same text but for a leading v, the same digest, or a commit and its beginning.</summary>
    /// <param name="expected">What should answer.</param>
    /// <param name="actual">What answers: a version, a commit, a tag, an image with tag or digest.</param>
    /// <returns>True when they do.</returns>
    public static bool IsSame(string expected, string actual)
    {
        (expected, actual) = (expected.Trim(), actual.Trim());
        if (expected.Length == 0 || actual.Length == 0)
        {
            return false;
        }

        if (Digest.Match(expected) is { Success: true } digest)
        {
            return Digest.Match(actual) is { Success: true } other && digest.Value.Equals(other.Value, StringComparison.OrdinalIgnoreCase);
        }

        if (Bare(expected).Equals(Bare(actual), StringComparison.OrdinalIgnoreCase) || TagOf(actual)?.Equals(TagOf(expected) ?? expected, StringComparison.Ordinal) == true)
        {
            return true;
        }

        // 1.4.0+4f0c1d2, sha-4f0c1d2 and main-4f0c1d2 name the commit that they were built from.
        return Commit.IsMatch(expected) && actual.Split('+', '-', '_', ':', '@', '/', ' ').Any(part => IsSameCommit(expected, part));
    }

    private static bool IsSameCommit(string expected, string part) => part.Length >= ShortestCommit && Commit.IsMatch(part)
        && (expected.StartsWith(part, StringComparison.OrdinalIgnoreCase) || part.StartsWith(expected, StringComparison.OrdinalIgnoreCase));

    private static string Bare(string version) => version.Length > 1 && version[0] is 'v' or 'V' && char.IsDigit(version[1]) ? version.Substring(1) : version;

    // ghcr.io/acme/backend:1.4.0, but neither a digest nor the port of a registry.
    private static string? TagOf(string image)
    {
        int colon = image.LastIndexOf(':');
        return colon > 0 && image.IndexOf('/') >= 0 && image.IndexOf('/', colon) < 0 && image.IndexOf('@') < 0 ? image.Substring(colon + 1) : null;
    }
}
