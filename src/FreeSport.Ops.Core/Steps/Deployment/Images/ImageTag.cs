namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>A tag that <c>docker/metadata-action</c> gives.</summary>
/// <remarks>Source: the action's documentation, <c>type=sha</c> and <c>type=raw</c>; what depends on more than the commit is not known here.</remarks>
/// <param name="Prefix">What stands before the commit, or the whole of a fixed tag.</param>
/// <param name="Suffix">What stands after it.</param>
/// <param name="CommitLength">How many characters of the commit; zero for a fixed tag.</param>
internal sealed record ImageTag(string Prefix, string Suffix, int CommitLength)
{
    private const int ShortLength = 7;

    private const int LongLength = 40;

    /// <summary>Gets a value indicating whether the tag is one commit's alone, so that an earlier one can be put back by it.</summary>
    public bool NamesCommit => CommitLength > 0;

    /// <summary>Reads a line of the action's <c>tags</c>.</summary>
    /// <returns>The tag; null when it cannot be known from the commit alone.</returns>
    public static ImageTag? Parse(string line)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach (string pair in line.Trim().Split(','))
        {
            int at = pair.IndexOf('=');
            attributes[(at < 0 ? "value" : pair.Substring(0, at)).Trim()] = pair.Substring(at + 1).Trim();
        }

        string type = Of("type", "raw");
        string prefix = Of("prefix", type == "sha" ? "sha-" : string.Empty);
        string suffix = Of("suffix", string.Empty);
        bool isKnown = Of("enable", "true") == "true" && !(prefix + suffix + Of("value", string.Empty)).Contains('{');
        return (isKnown, type) switch
        {
            (true, "sha") => new ImageTag(prefix, suffix, Of("format", "short") == "long" ? LongLength : ShortLength),
            (true, "raw") when Of("value", string.Empty) is { Length: > 0 } value => new ImageTag(prefix + value + suffix, string.Empty, 0),
            _ => null,
        };

        string Of(string name, string otherwise) => attributes.TryGetValue(name, out string? value) ? value : otherwise;
    }

    /// <summary>The tag for a commit.</summary>
    public string For(string commit) => Prefix + commit.Substring(0, Math.Min(CommitLength, commit.Length)) + Suffix;
}
