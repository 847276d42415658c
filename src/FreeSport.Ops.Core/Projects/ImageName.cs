using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A container image with the registry it lies in.</summary>
/// <param name="Registry">The registry's host, with its port when that is not 443.</param>
/// <param name="Repository">The path within the registry, lower case.</param>
/// <param name="Tag">The tag; null when none is named.</param>
public sealed record ImageName(string Registry, string Repository, string? Tag)
{
    private static readonly Regex Form = new(
        @"\A(?<registry>(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?)/(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?\z",
        RegexOptions.CultureInvariant);

    /// <summary>Gets the digest, which outweighs the tag; null when none is named.</summary>
    public string? Digest { get; init; }

    /// <summary>Reads an image's name. As Docker does, the first part is a registry only when it looks like a host.</summary>
    /// <param name="text">The name.</param>
    /// <returns>The image; null when it names no registry or is no name at all.</returns>
    public static ImageName? Parse(string text)
    {
        Match match = Form.Match(text.Trim());
        string registry = match.Groups["registry"].Value;
        return match.Success && (registry.Contains('.') || registry.Contains(':') || registry == "localhost")
            ? new ImageName(registry, match.Groups["repository"].Value, match.Groups["tag"].Success ? match.Groups["tag"].Value : null)
            {
                Digest = match.Groups["digest"].Success ? match.Groups["digest"].Value : null,
            }
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Registry + "/" + Repository + (Tag is null ? string.Empty : ":" + Tag) + (Digest is null ? string.Empty : "@" + Digest);
}
