using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>Asks GitHub which secrets and variables there are, all places at the same time. A place that cannot be read is told as such, not thrown.</summary>
/// <remarks>Source: GitHub's REST API for Actions secrets and variables; pages of 100 secrets and of 30 variables.</remarks>
/// <param name="github">Asks.</param>
internal sealed class RemoteReader(GitHubClient github)
{
    private GitHubAddress Address => github.Address;

    public async Task<RemoteNames> ReadAsync(string environment, CancellationToken cancellationToken)
    {
        Task<RemoteScope>[] scopes =
        [
            .. from kind in new[] { FsSecretKind.Secret, FsSecretKind.Variable }
               from scope in RemoteNames.Precedence
               select ReadAsync(scope, kind, environment, cancellationToken),
        ];
        RemoteScope[] read = await Task.WhenAll(scopes).ConfigureAwait(false);
        if (read.Any(static s => s is { Scope: FsSecretScope.Environment, Failure.ErrorId: ErrorIds.GitHubNotFound })
            && await IsAbsentAsync(environment, cancellationToken).ConfigureAwait(false))
        {
            read = [.. read.Select(static s => s.Scope == FsSecretScope.Environment ? new RemoteScope(s.Scope, s.Kind) { IsAbsent = true } : s)];
        }

        return new RemoteNames(Address, environment, read);
    }

    private async Task<RemoteScope> ReadAsync(FsSecretScope scope, FsSecretKind kind, string environment, CancellationToken cancellationToken)
    {
        bool isSecret = kind == FsSecretKind.Secret;

        // Of an organization's names those count that this repository may see.
        Uri path = scope == FsSecretScope.Organization
            ? isSecret ? RepositoryPath.Of(Address, $"actions/organization-secrets") : RepositoryPath.Of(Address, $"actions/organization-variables")
            : new SecretLocation(scope, scope == FsSecretScope.Environment ? environment : null).List(Address, kind);
        string what = ScopeWords.List(scope, kind, environment, Address.Owner);
        int? total = null;
        try
        {
            IReadOnlyList<NameModel> names = await github.GetAllAsync<NamesModel, NameModel>(
                path,
                isSecret ? 100 : 30,
                page =>
                {
                    total = page.TotalCount;
                    return (isSecret ? page.Secrets : page.Variables) ?? throw Incomplete(what);
                },
                what,
                cancellationToken).ConfigureAwait(false);

            // A list that is shorter than it says would make a secret look missing.
            return total is { } all && all <= names.Count ? RemoteScope.Of(scope, kind, names) : throw Incomplete(what);
        }
        catch (OpsException failed)
        {
            return new RemoteScope(scope, kind) { Failure = failed.Failure };
        }
    }

    // GitHub says 404 both for an environment that is not there and to who may not see its secrets; the list of environments tells which.
    private async Task<bool> IsAbsentAsync(string environment, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<EnvironmentModel> all = await github.GetAllAsync<EnvironmentsModel, EnvironmentModel>(
                GitHubPath.Of($"repos/{Address.Owner}/{Address.Name}/environments"),
                100,
                static page => page.Environments,
                SecretComparisonTexts.ListOfEnvironments,
                cancellationToken).ConfigureAwait(false);
            return !all.Any(e => e.Name.Equals(environment, StringComparison.OrdinalIgnoreCase));
        }
        catch (OpsException)
        {
            // The failure of the environment's own list is told already.
            return false;
        }
    }

    private OpsException Incomplete(string what) => new(SecretFailures.ListIncomplete(what, Address.Api.Host));
}
