namespace FreeSport.Ops;

/// <summary>Where the token for GitHub came from.</summary>
public enum FsGitHubTokenSource
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>The cmdlet's own parameter or the pipeline.</summary>
    Parameter,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The login of GitHub's command line program, <c>gh auth token</c>.</summary>
    GitHubCli,
}
