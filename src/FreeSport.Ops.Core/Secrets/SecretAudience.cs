namespace FreeSport.Ops.Core.Secrets;

/// <summary>Which repositories of an organization see a secret or variable.</summary>
/// <param name="Visibility"><c>all</c>, <c>private</c> or <c>selected</c>.</param>
/// <param name="RepositoryIds">GitHub's numbers of the selected repositories.</param>
public sealed record SecretAudience(string Visibility, IReadOnlyList<long> RepositoryIds)
{
    /// <summary>Every private repository: what GitHub's own page begins with.</summary>
    public static readonly SecretAudience Private = new("private", []);
}
