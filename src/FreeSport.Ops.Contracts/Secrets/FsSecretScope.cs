namespace FreeSport.Ops;

/// <summary>Where GitHub keeps a secret or a variable, and so who can read it.</summary>
/// <remarks>Source: GitHub's REST API for Actions secrets and variables and for Dependabot secrets.</remarks>
public enum FsSecretScope
{
    /// <summary>The repository's Actions workflows.</summary>
    Repository = 0,

    /// <summary>The jobs of one environment of the repository.</summary>
    Environment,

    /// <summary>The Actions workflows of an organization's repositories.</summary>
    Organization,

    /// <summary>Workflows that Dependabot starts in the repository.</summary>
    Dependabot,

    /// <summary>Workflows that Dependabot starts in an organization's repositories.</summary>
    DependabotOrganization,
}
