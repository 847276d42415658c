using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Opens the way to the project's repository on GitHub.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class GitHubAccess(OpsTools tools, Project project)
{
    private static readonly Regex FullName = new(@"\A(?<owner>[A-Za-z0-9][A-Za-z0-9_-]*)/(?<name>[A-Za-z0-9._-]+)\z", RegexOptions.CultureInvariant);

    /// <summary>The project's repository.</summary>
    /// <param name="repository"><c>owner/name</c>; null for what configuration or git remote say.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository and where the API answers.</returns>
    /// <exception cref="OpsException"><c>GitHubRepositoryUnknown</c>, <c>GitHubRepositoryInvalid</c>, <c>GitHubApiInsecure</c>.</exception>
    public async Task<GitHubAddress> FindRepositoryAsync(string? repository, CancellationToken cancellationToken)
    {
        RemoteAddress? origin = project.Git.Repository is not { } local ? null : await tools.Git.ReadOriginAsync(local, cancellationToken).ConfigureAwait(false);
        string? named = repository ?? project.Configuration.GitHub.Repository;
        if (named is not null)
        {
            Match parts = FullName.Match(named);
            if (!parts.Success)
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.GitHubRepositoryInvalid, FailureKind.InvalidArgument, GitHubTexts.RepositoryInvalid.With(named.FirstLine(100)), GitHubTexts.RepositoryInvalidRemedy, named));
            }

            origin = new RemoteAddress(origin?.Host ?? GitHubAddress.PublicHost, parts.Groups["owner"].Value, parts.Groups["name"].Value);
        }

        if (origin is null)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.GitHubRepositoryUnknown, FailureKind.ObjectNotFound, GitHubTexts.RepositoryUnknown.With(project.Root), GitHubTexts.RepositoryUnknownRemedy, project.Root)
            {
                WaitsFor = await WithoutOriginAsync(cancellationToken).ConfigureAwait(false),
            });
        }

        return project.Configuration.GitHub.Api is { } api ? At(api, origin) : GitHubAddress.From(origin);
    }

    /// <summary>Whether a repository is the project's own, so that what is seen there speaks for the project.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>False for any other, and where nothing tells which is its own.</returns>
    public async Task<bool> IsOwnAsync(GitHubAddress address, CancellationToken cancellationToken)
    {
        try
        {
            GitHubAddress own = await FindRepositoryAsync(repository: null, cancellationToken).ConfigureAwait(false);
            return own.Api == address.Api && own.FullName.Equals(address.FullName, StringComparison.OrdinalIgnoreCase);
        }
        catch (OpsException)
        {
            return false;
        }
    }

    /// <summary>A client for the project's repository. Asks GitHub nothing.</summary>
    /// <param name="options">What the caller named.</param>
    /// <param name="cancellationToken">Stops git and gh.</param>
    /// <returns>The client; the caller closes it.</returns>
    /// <exception cref="OpsException">As <see cref="FindRepositoryAsync"/>, and <c>GitHubTokenMissing</c>.</exception>
    public async Task<GitHubClient> OpenAsync(GitHubOptions options, CancellationToken cancellationToken)
    {
        GitHubAddress address = await FindRepositoryAsync(options.Repository, cancellationToken).ConfigureAwait(false);
        GitHubToken token = await FindTokenAsync(address, options.Token, cancellationToken).ConfigureAwait(false) ?? throw GitHubFailures.NoToken(address);
        return new GitHubClient(address, token, options.Patience, tools.Host);
    }

    /// <summary>The token for a repository.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="given">The caller's own; null to look for one.</param>
    /// <param name="cancellationToken">Stops gh.</param>
    /// <returns>The token; null when there is none.</returns>
    public async Task<GitHubToken?> FindTokenAsync(GitHubAddress address, string? given, CancellationToken cancellationToken)
    {
        tools.Redactor.Register(given);
        return given is { Length: > 0 }
            ? new GitHubToken(FsGitHubTokenSource.Parameter, given)
            : await new GitHubTokenFinder(tools.Processes, tools.Tools, tools.Redactor, Environment.GetEnvironmentVariable)
                .FindAsync(address, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> WithoutOriginAsync(CancellationToken cancellationToken) => project.Git switch
    {
        { State: GitState.NotInstalled } => Causes.GitMissing,
        { State: GitState.NoRepository } => Causes.GitRepository,
        { Repository: { } local } when !await tools.Git.HasRemoteAsync(local, cancellationToken).ConfigureAwait(false) => Causes.GitRemote,
        _ => Causes.GitHubRepository,
    };

    // What the configuration names is somebody's own server: the tokens of github.com do not go there.
    private static GitHubAddress At(string api, RemoteAddress repository)
    {
        Uri root = new(api.TrimEnd('/') + "/");
        if (root.Scheme != Uri.UriSchemeHttps && !root.IsLoopback)
        {
            throw new OpsException(new OpsFailure(ErrorIds.GitHubApiInsecure, FailureKind.SecurityError, GitHubTexts.ApiInsecure.With(api), GitHubTexts.ApiInsecureRemedy, api));
        }

        string host = root.Host.Equals("api.github.com", StringComparison.OrdinalIgnoreCase) ? GitHubAddress.PublicHost : root.Authority;
        return new GitHubAddress(root, host, repository.Owner, repository.Name);
    }
}
