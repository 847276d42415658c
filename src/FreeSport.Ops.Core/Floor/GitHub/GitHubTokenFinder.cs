using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Finds the token for a host as GitHub's command line program does.</summary>
/// <remarks>
/// A company's server never gets the token of github.com, whatever a cloned repository's remote or configuration
/// says. Source: <c>gh help environment</c>.
/// </remarks>
/// <param name="processes">Runs gh.</param>
/// <param name="tools">Finds gh.</param>
/// <param name="redactor">Is told of every token.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class GitHubTokenFinder(IProcessRunner processes, ToolLocator tools, SecretRedactor redactor, Func<string, string?> variable)
{
    private static readonly string[] PublicVariables = ["GH_TOKEN", "GITHUB_TOKEN"];

    private static readonly string[] EnterpriseVariables = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

    /// <summary>The variables that hold the token of a host.</summary>
    /// <param name="address">A repository there.</param>
    /// <returns>Names, the strongest first.</returns>
    public static IReadOnlyList<string> Variables(GitHubAddress address) => address.IsGitHubOwned ? PublicVariables : EnterpriseVariables;

    /// <summary>Looks for a token.</summary>
    /// <param name="address">The repository; its host decides which token it may be.</param>
    /// <param name="cancellationToken">Stops gh.</param>
    /// <returns>The token; null when there is none.</returns>
    public async Task<GitHubToken?> FindAsync(GitHubAddress address, CancellationToken cancellationToken)
    {
        foreach (string name in Variables(address))
        {
            if (variable(name)?.Trim() is { Length: > 0 } value)
            {
                return Known(new GitHubToken(FsGitHubTokenSource.Environment, value, name));
            }
        }

        if (tools.Find("gh") is not { } gh)
        {
            return null;
        }

        ProcessResult answer = await processes.RunAsync(
            new ProcessRequest(gh, ["auth", "token", "--hostname", address.Host])
            {
                WorkingDirectory = Path.GetTempPath(),
                Environment = new Dictionary<string, string?> { ["GH_PROMPT_DISABLED"] = "1", ["GH_NO_UPDATE_NOTIFIER"] = "1" },
                Timeout = TimeSpan.FromSeconds(15),
            },
            cancellationToken).ConfigureAwait(false);
        string token = answer.StandardOutput.Trim();
        return answer.Succeeded && token.Length > 0 && !token.Any(char.IsWhiteSpace) ? Known(new GitHubToken(FsGitHubTokenSource.GitHubCli, token)) : null;
    }

    private GitHubToken Known(GitHubToken token)
    {
        redactor.Register(token.Value);
        return token;
    }
}
