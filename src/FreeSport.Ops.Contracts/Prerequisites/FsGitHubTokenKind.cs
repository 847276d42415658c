namespace FreeSport.Ops;

/// <summary>What kind of token it is, as its beginning and GitHub's answers tell.</summary>
/// <remarks>Source: GitHub's documentation, "GitHub's token formats".</remarks>
public enum FsGitHubTokenKind
{
    /// <summary>None of the others.</summary>
    Unknown = 0,

    /// <summary>A personal access token (classic), with scopes.</summary>
    Classic,

    /// <summary>A fine-grained personal access token, with permissions that GitHub does not list.</summary>
    FineGrained,

    /// <summary>The login of an OAuth app such as gh, with scopes.</summary>
    OAuth,

    /// <summary>A token of a GitHub App, or the GITHUB_TOKEN of a workflow.</summary>
    App,
}
