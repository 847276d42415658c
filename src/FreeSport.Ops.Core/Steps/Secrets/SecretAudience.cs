namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>Which repositories of an organization see a secret or variable.</summary>
/// <param name="Visibility"><c>all</c>, <c>private</c> or <c>selected</c>; null to leave it as it is.</param>
/// <param name="RepositoryIds">GitHub's numbers of the selected repositories.</param>
public sealed record SecretAudience(string? Visibility, IReadOnlyList<long> RepositoryIds)
{
    /// <summary>The visibility that names its repositories.</summary>
    public const string Selected = "selected";

    /// <summary>Whoever sees it now; of a new one every private repository, as GitHub's own page begins with.</summary>
    public static readonly SecretAudience Unchanged = new(null, []);

    /// <summary>The audience to send.</summary>
    /// <param name="now">Who sees it now; null when it is not there.</param>
    /// <returns>The audience; null when it is selected repositories that nobody named, who would lose it or be joined by others.</returns>
    public SecretAudience? For(string? now) => Visibility is not null ? this : now switch
    {
        null => this with { Visibility = "private" },
        Selected => null,
        _ => this with { Visibility = now },
    };
}
