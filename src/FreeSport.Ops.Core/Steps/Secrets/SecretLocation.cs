using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>Where GitHub keeps a secret or variable.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Environment">The environment; null unless the scope is one.</param>
/// <param name="Organization">The organization; null unless the scope is one.</param>
public sealed record SecretLocation(FsSecretScope Scope, string? Environment = null, string? Organization = null)
{
    /// <summary>Gets a value indicating whether an organization's repositories share it.</summary>
    public bool IsOrganization => Scope is FsSecretScope.Organization or FsSecretScope.DependabotOrganization;

    /// <summary>Gets a value indicating whether only workflows that Dependabot starts read it.</summary>
    public bool IsDependabot => Scope is FsSecretScope.Dependabot or FsSecretScope.DependabotOrganization;

    /// <summary>As people name it.</summary>
    /// <returns>The words, in the reader's language.</returns>
    public string Words() => Scope switch
    {
        FsSecretScope.Environment => SecretsTexts.InEnvironment.With(Environment),
        FsSecretScope.Organization => SecretsTexts.InOrganization.With(Organization),
        FsSecretScope.Dependabot => SecretsTexts.InDependabot,
        FsSecretScope.DependabotOrganization => SecretsTexts.InDependabotOrganization.With(Organization),
        _ => SecretsTexts.InRepository,
    };

    /// <summary>A secret or variable with where it is kept, as people name it.</summary>
    internal string What(FsSecretKind kind, string name) => (kind == FsSecretKind.Secret ? SecretsTexts.TheSecret : SecretsTexts.TheVariable).With(name, Words());

    internal Uri List(GitHubAddress at, FsSecretKind kind) => (Scope, kind) switch
    {
        (FsSecretScope.Environment, FsSecretKind.Secret) => GitHubPath.Of($"repos/{at.Owner}/{at.Name}/environments/{Environment!}/secrets"),
        (FsSecretScope.Environment, _) => GitHubPath.Of($"repos/{at.Owner}/{at.Name}/environments/{Environment!}/variables"),
        (FsSecretScope.Organization, FsSecretKind.Secret) => GitHubPath.Of($"orgs/{Organization!}/actions/secrets"),
        (FsSecretScope.Organization, _) => GitHubPath.Of($"orgs/{Organization!}/actions/variables"),
        (FsSecretScope.Dependabot, _) => GitHubPath.Of($"repos/{at.Owner}/{at.Name}/dependabot/secrets"),
        (FsSecretScope.DependabotOrganization, _) => GitHubPath.Of($"orgs/{Organization!}/dependabot/secrets"),
        (_, FsSecretKind.Secret) => GitHubPath.Of($"repos/{at.Owner}/{at.Name}/actions/secrets"),
        _ => GitHubPath.Of($"repos/{at.Owner}/{at.Name}/actions/variables"),
    };

    internal Uri One(GitHubAddress at, FsSecretKind kind, string name) => new(List(at, kind).OriginalString + "/" + Uri.EscapeDataString(name), UriKind.Relative);
}
