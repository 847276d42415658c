namespace FreeSport.Ops;

/// <summary>Where the login of a container registry came from.</summary>
public enum FsCredentialSource
{
    /// <summary>There was none; the registry was asked anonymously.</summary>
    None = 0,

    /// <summary>Docker's <c>config.json</c>.</summary>
    DockerConfiguration,

    /// <summary>A credential helper of Docker, such as the keychain of the operating system.</summary>
    CredentialHelper,

    /// <summary>The cmdlet's parameter.</summary>
    Parameter,
}
