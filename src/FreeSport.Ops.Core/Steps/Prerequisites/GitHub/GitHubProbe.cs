using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>Tells what a token may do in the project's repository; changes nothing there.</summary>
/// <param name="access">Finds repository and token.</param>
/// <param name="host">Is told of every wait.</param>
public sealed class GitHubProbe(GitHubAccess access, IOpsHost host)
{
    /// <summary>What is needed for a release: everything but approving, which is often somebody else's part.</summary>
    public static readonly IReadOnlyList<FsGitHubRightKind> DefaultRights = [FsGitHubRightKind.Read, FsGitHubRightKind.Secrets, FsGitHubRightKind.Dispatch];

    /// <summary>Asks GitHub whose token it is, what it may do in the repository, and how much of its limit is left.</summary>
    /// <param name="options">What the caller named.</param>
    /// <param name="needed">What has to be granted.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>What was found; never throws for what GitHub does.</returns>
    public async Task<FsGitHubStatus> TestAsync(GitHubOptions options, IReadOnlyList<FsGitHubRightKind> needed, CancellationToken cancellationToken)
    {
        FsGitHubStatus status = new() { Step = FsStep.Prerequisites, Subject = "github", StartedAt = DateTime.UtcNow };
        (FsGitHubState state, OpsFailure? failure) = await AskAsync(status, options, needed, cancellationToken).ConfigureAwait(false);
        GitHubVerdict.Decide(status, state, failure, needed);
        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    private async Task<(FsGitHubState State, OpsFailure? Failure)> AskAsync(
        FsGitHubStatus status, GitHubOptions options, IReadOnlyList<FsGitHubRightKind> needed, CancellationToken cancellationToken)
    {
        try
        {
            GitHubAddress address = await access.FindRepositoryAsync(options.Repository, cancellationToken).ConfigureAwait(false);
            (status.Host, status.Api, status.Repository, status.Subject) = (address.Host, address.Api, address.FullName, address.FullName);
            if (await access.FindTokenAsync(address, options.Token, cancellationToken).ConfigureAwait(false) is not { } token)
            {
                return (FsGitHubState.TokenMissing, GitHubFailures.NoToken(address).Failure);
            }

            (status.TokenSource, status.TokenVariable) = (token.Source, token.Variable);
            using GitHubClient github = new(address, token, options.Patience, host);
            await AskAsync(status, github, cancellationToken).ConfigureAwait(false);
            return (GitHubRights.Sum(status.Rights, needed), null);
        }
        catch (OpsException failed)
        {
            return (GitHubVerdict.StateOf(failed.Failure), failed.Failure);
        }
    }

    private static async Task AskAsync(FsGitHubStatus status, GitHubClient github, CancellationToken cancellationToken)
    {
        GitHubAddress at = github.Address;
        UserModel? user = await new TokenReading(status, github).ReadAsync(cancellationToken).ConfigureAwait(false);
        RepositoryModel repository = (await github.GetAsync<RepositoryModel>(
            GitHubPath.Of($"repos/{at.Owner}/{at.Name}"), GitHubTexts.TheRepository, cancellationToken).ConfigureAwait(false)).Body!;
        status.IsPrivate = repository.Private;
        status.Role = repository.Permissions?.Role;
        Task<bool?> readsSecrets = MayReadAsync<object>(github, GitHubPath.Of($"repos/{at.Owner}/{at.Name}/actions/secrets/public-key"), cancellationToken);
        Task<bool?> readsWorkflows = MayReadAsync<object>(github, GitHubPath.Of($"repos/{at.Owner}/{at.Name}/actions/workflows?per_page=1"), cancellationToken);
        Task<IReadOnlyList<FsGitHubEnvironment>> environments = EnvironmentsAsync(github, user?.Login, cancellationToken);
        Task<string?> plan = PlanAsync(github, repository.Owner, user, cancellationToken);
        status.Environments = [.. await environments.ConfigureAwait(false)];
        status.Plan = await plan.ConfigureAwait(false);
        status.Limits = [.. GitHubLimits.Of(repository.Private, status.Plan)];
        status.Rights = GitHubRights.Judge(status, repository, await readsSecrets.ConfigureAwait(false), await readsWorkflows.ConfigureAwait(false));
    }

    // Null when GitHub had trouble: that is no refusal.
    private static async Task<bool?> MayReadAsync<T>(GitHubClient github, Uri path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await github.GetAsync<T>(path, GitHubTexts.TheRights, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubForbidden or ErrorIds.GitHubNotFound)
        {
            return false;
        }
        catch (OpsException trouble) when (trouble.Failure.ErrorId is not ErrorIds.GitHubTokenRefused)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<FsGitHubEnvironment>> EnvironmentsAsync(GitHubClient github, string? login, CancellationToken cancellationToken)
    {
        GitHubAddress at = github.Address;
        try
        {
            IReadOnlyList<EnvironmentModel> all = await github.GetAllAsync<EnvironmentsModel, EnvironmentModel>(
                GitHubPath.Of($"repos/{at.Owner}/{at.Name}/environments"), 100, static p => p.Environments, GitHubTexts.TheEnvironments, cancellationToken).ConfigureAwait(false);
            return [.. all.Select(e => EnvironmentGuard.Of(e, login))];
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubForbidden or ErrorIds.GitHubNotFound)
        {
            return [];
        }
    }

    private static async Task<string?> PlanAsync(GitHubClient github, UserModel owner, UserModel? user, CancellationToken cancellationToken)
    {
        if (owner.Type != "Organization")
        {
            return owner.Login.Equals(user?.Login, StringComparison.OrdinalIgnoreCase) ? user!.Plan?.Name : null;
        }

        try
        {
            // Its plan is shown to its owners alone.
            return (await github.FindAsync<UserModel>(GitHubPath.Of($"orgs/{owner.Login}"), owner.Login, cancellationToken).ConfigureAwait(false))?.Plan?.Name;
        }
        catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubForbidden)
        {
            return null;
        }
    }
}
