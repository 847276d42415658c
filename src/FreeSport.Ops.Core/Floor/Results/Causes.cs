namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>
/// The keys of what results wait for. Two results share a key only when the same deed helps both. A key that is meant
/// of something in particular, such as one registry, has that after a slash: <c>registry.login/ghcr.io</c>.
/// </summary>
public static class Causes
{
    /// <summary>Freesport.ops.yml is wrong.</summary>
    public const string Configuration = "configuration";

    /// <summary>Git is not installed.</summary>
    public const string GitMissing = "git.missing";

    /// <summary>The project is in no git repository.</summary>
    public const string GitRepository = "git.repository";

    /// <summary>Git does not know who commits.</summary>
    public const string GitIdentity = "git.identity";

    /// <summary>The repository has no git remote.</summary>
    public const string GitRemote = "git.remote";

    /// <summary>No git remote names a repository on GitHub.</summary>
    public const string GitHubRepository = "github.repository";

    /// <summary>The repository is not named as OWNER/NAME.</summary>
    public const string GitHubName = "github.name";

    /// <summary>The configured address of GitHub's API is not https.</summary>
    public const string GitHubApi = "github.api";

    /// <summary>There is no token for GitHub.</summary>
    public const string GitHubToken = "github.token";

    /// <summary>GitHub refuses the token.</summary>
    public const string GitHubTokenRefused = "github.token.refused";

    /// <summary>The token is not authorized for single sign-on.</summary>
    public const string GitHubSingleSignOn = "github.sso";

    /// <summary>The token lacks a right on GitHub.</summary>
    public const string GitHubRight = "github.right";

    /// <summary>GitHub does not show the repository to this token.</summary>
    public const string GitHubHidden = "github.hidden";

    /// <summary>The limit of requests to GitHub is used up.</summary>
    public const string GitHubLimit = "github.limit";

    /// <summary>GitHub cannot be reached.</summary>
    public const string GitHubNetwork = "github.network";

    /// <summary>The connection to GitHub is not trusted (TLS).</summary>
    public const string GitHubTls = "github.tls";

    /// <summary>GitHub itself has trouble.</summary>
    public const string GitHubOutage = "github.outage";

    /// <summary>What answers is not GitHub's API.</summary>
    public const string GitHubAnswer = "github.answer";

    /// <summary>Docker is not installed.</summary>
    public const string DockerMissing = "docker.missing";

    /// <summary>The Docker engine does not answer.</summary>
    public const string DockerEngine = "docker.engine";

    /// <summary>This account may not use Docker.</summary>
    public const string DockerPermission = "docker.permission";

    /// <summary>The Docker context is the wrong one.</summary>
    public const string DockerContext = "docker.context";

    /// <summary>Docker has no compose.</summary>
    public const string DockerCompose = "docker.compose";

    /// <summary>Docker is too old.</summary>
    public const string DockerVersion = "docker.version";

    /// <summary>Docker does not say what state it is in.</summary>
    public const string DockerAnswer = "docker.answer";

    /// <summary>Python is not installed.</summary>
    public const string PythonMissing = "python.missing";

    /// <summary>The project has no virtual environment.</summary>
    public const string PythonVenv = "python.venv";

    /// <summary>The virtual environment is broken.</summary>
    public const string PythonVenvBroken = "python.venv.broken";

    /// <summary>The virtual environment lacks pip, pytest or flake8.</summary>
    public const string PythonPackages = "python.packages";

    /// <summary>Python is too old.</summary>
    public const string PythonVersion = "python.version";

    /// <summary>The virtual environment lacks SUBJECT.</summary>
    public const string PythonLinter = "python.linter";

    /// <summary>The packages of 'SUBJECT' are not installed.</summary>
    public const string NodeModules = "node.modules";

    /// <summary>Nothing says which images the project has.</summary>
    public const string RegistryImage = "registry.image";

    /// <summary>There is no valid login to SUBJECT.</summary>
    public const string RegistryLogin = "registry.login";

    /// <summary>Docker's stored logins cannot be read.</summary>
    public const string RegistryCredentials = "registry.credentials";

    /// <summary>The login to SUBJECT may not pull.</summary>
    public const string RegistryRight = "registry.right";

    /// <summary>The limit of pulls from SUBJECT is used up.</summary>
    public const string RegistryLimit = "registry.limit";

    /// <summary>SUBJECT cannot be reached.</summary>
    public const string RegistryNetwork = "registry.network";

    /// <summary>The connection to SUBJECT is not trusted (TLS).</summary>
    public const string RegistryTls = "registry.tls";

    /// <summary>SUBJECT does not answer as a registry does.</summary>
    public const string RegistryAnswer = "registry.answer";

    /// <summary>The VPN is not connected.</summary>
    public const string Vpn = "vpn";

    /// <summary>Ssh is not installed.</summary>
    public const string SshMissing = "ssh.missing";

    /// <summary>This machine has no SSH key.</summary>
    public const string SshKey = "ssh.key";

    /// <summary>The ssh agent does not hold the key.</summary>
    public const string SshAgent = "ssh.agent";

    /// <summary>Others can read the private key.</summary>
    public const string SshPermissions = "ssh.permissions";

    /// <summary>Act is not installed.</summary>
    public const string ActMissing = "act.missing";

    /// <summary>SUBJECT cannot be read.</summary>
    public const string Workflow = "workflow.unreadable";

    private static readonly Dictionary<string, Func<string>> Titles = new(StringComparer.Ordinal)
    {
        [Configuration] = static () => CauseTexts.Configuration,
        [GitMissing] = static () => CauseTexts.GitMissing,
        [GitRepository] = static () => CauseTexts.GitRepository,
        [GitIdentity] = static () => CauseTexts.GitIdentity,
        [GitRemote] = static () => CauseTexts.GitRemote,
        [GitHubRepository] = static () => CauseTexts.GitHubRepository,
        [GitHubName] = static () => CauseTexts.GitHubName,
        [GitHubApi] = static () => CauseTexts.GitHubApi,
        [GitHubToken] = static () => CauseTexts.GitHubToken,
        [GitHubTokenRefused] = static () => CauseTexts.GitHubTokenRefused,
        [GitHubSingleSignOn] = static () => CauseTexts.GitHubSingleSignOn,
        [GitHubRight] = static () => CauseTexts.GitHubRight,
        [GitHubHidden] = static () => CauseTexts.GitHubHidden,
        [GitHubLimit] = static () => CauseTexts.GitHubLimit,
        [GitHubNetwork] = static () => CauseTexts.GitHubNetwork,
        [GitHubTls] = static () => CauseTexts.GitHubTls,
        [GitHubOutage] = static () => CauseTexts.GitHubOutage,
        [GitHubAnswer] = static () => CauseTexts.GitHubAnswer,
        [DockerMissing] = static () => CauseTexts.DockerMissing,
        [DockerEngine] = static () => CauseTexts.DockerEngine,
        [DockerPermission] = static () => CauseTexts.DockerPermission,
        [DockerContext] = static () => CauseTexts.DockerContext,
        [DockerCompose] = static () => CauseTexts.DockerCompose,
        [DockerVersion] = static () => CauseTexts.DockerVersion,
        [DockerAnswer] = static () => CauseTexts.DockerAnswer,
        [PythonMissing] = static () => CauseTexts.PythonMissing,
        [PythonVenv] = static () => CauseTexts.PythonVenv,
        [PythonVenvBroken] = static () => CauseTexts.PythonVenvBroken,
        [PythonPackages] = static () => CauseTexts.PythonPackages,
        [PythonVersion] = static () => CauseTexts.PythonVersion,
        [PythonLinter] = static () => CauseTexts.PythonLinter,
        [NodeModules] = static () => CauseTexts.NodeModules,
        [RegistryImage] = static () => CauseTexts.RegistryImage,
        [RegistryLogin] = static () => CauseTexts.RegistryLogin,
        [RegistryCredentials] = static () => CauseTexts.RegistryCredentials,
        [RegistryRight] = static () => CauseTexts.RegistryRight,
        [RegistryLimit] = static () => CauseTexts.RegistryLimit,
        [RegistryNetwork] = static () => CauseTexts.RegistryNetwork,
        [RegistryTls] = static () => CauseTexts.RegistryTls,
        [RegistryAnswer] = static () => CauseTexts.RegistryAnswer,
        [Vpn] = static () => CauseTexts.Vpn,
        [SshMissing] = static () => CauseTexts.SshMissing,
        [SshKey] = static () => CauseTexts.SshKey,
        [SshAgent] = static () => CauseTexts.SshAgent,
        [SshPermissions] = static () => CauseTexts.SshPermissions,
        [ActMissing] = static () => CauseTexts.ActMissing,
        [Workflow] = static () => CauseTexts.Workflow,
    };

    /// <summary>The key for one of several things of a kind.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="subject">The thing, by its name.</param>
    /// <returns>The key.</returns>
    public static string Of(string cause, string? subject) => cause + "/" + subject;

    /// <summary>What a failure waits for.</summary>
    /// <param name="failure">The failure; null for none.</param>
    /// <returns>The key; null when it waits for nothing that others could wait for too.</returns>
    public static string? Of(OpsFailure? failure) => failure?.WaitsFor ?? failure?.ErrorId switch
    {
        ErrorIds.GitHubRepositoryInvalid => GitHubName,
        ErrorIds.GitHubApiInsecure => GitHubApi,
        ErrorIds.GitHubTokenMissing => GitHubToken,
        ErrorIds.GitHubTokenRefused => GitHubTokenRefused,
        ErrorIds.GitHubForbidden => GitHubRight,
        ErrorIds.GitHubNotFound => GitHubHidden,
        ErrorIds.GitHubRateLimited => GitHubLimit,
        ErrorIds.GitHubHostNotFound or ErrorIds.GitHubUnreachable or ErrorIds.GitHubTimedOut => GitHubNetwork,
        ErrorIds.GitHubTlsFailed => GitHubTls,
        ErrorIds.GitHubUnavailable => GitHubOutage,
        ErrorIds.GitHubAnswerUnreadable => GitHubAnswer,
        _ => null,
    };

    /// <summary>The cause that stands behind another: mending it comes first.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The key behind it; null when there is none.</returns>
    public static string? Behind(string key) => key is PythonVenv or PythonVenvBroken or PythonPackages ? PythonMissing : null;

    /// <summary>A cause for people.</summary>
    /// <param name="key">The key.</param>
    /// <returns>A few words in the reader's language, or the key itself where it is none of these.</returns>
    public static string Title(string key)
    {
        string[] parts = key.Split(['/'], 2);
        return Titles.TryGetValue(parts[0], out Func<string>? title) ? title().With(parts[parts.Length - 1]) : key;
    }
}
