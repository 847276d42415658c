namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>With what, and how, a clone shares its evidence.</summary>
/// <param name="Remote">The remote's name, for people.</param>
/// <param name="Branch">The branch, without <c>refs/heads/</c>.</param>
/// <param name="Writer">Who writes here.</param>
/// <param name="Author">Whom commits name, with an address in angle brackets.</param>
/// <param name="Repository">The commit that the repository's history begins with; null where the clone does not hold it.</param>
internal sealed record SharingOptions(string Remote, string Branch, string Writer, string Author, string? Repository)
{
    /// <summary>The branch when nothing else is configured.</summary>
    public const string UsualBranch = "fsops/evidence";

    /// <summary>Gets a value indicating whether what was rewritten is taken as it is now.</summary>
    public bool AcceptsRewrite { get; init; }

    /// <summary>Gets the refs of the clone that remember what was seen.</summary>
    public SeenRefs Seen => new(Remote, Branch);
}
