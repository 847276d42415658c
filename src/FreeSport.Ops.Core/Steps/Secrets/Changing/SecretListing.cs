using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.Models;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>Lists and removes secrets and variables.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Asks, and takes the results.</param>
public sealed class SecretListing(GitHubClient github, IOpsHost host)
{
    private readonly SecretStore _store = new(github);
    private readonly SecretChanges _changes = new(FsSecretKind.Secret, github.Address.FullName);
    private readonly Dictionary<SecretLocation, Dictionary<string, StoredModel>> _there = [];

    /// <summary>The secrets of a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>The secrets, by name.</returns>
    public async Task<IReadOnlyList<FsSecret>> SecretsAsync(SecretLocation location, CancellationToken cancellationToken) =>
    [
        .. (await _store.ListAsync(location, FsSecretKind.Secret, cancellationToken).ConfigureAwait(false)).OrderBy(static s => s.Name, StringComparer.Ordinal).Select(s => new FsSecret
        {
            Name = s.Name,
            SecretScope = location.Scope,
            Environment = location.Environment,
            Organization = location.Organization,
            Repository = github.Address.FullName,
            Visibility = s.Visibility,
            CreatedAt = s.CreatedAt.UtcDateTime,
            UpdatedAt = s.UpdatedAt.UtcDateTime,
        }),
    ];

    /// <summary>The variables of a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="cancellationToken">Stops the questions.</param>
    /// <returns>The variables, by name.</returns>
    public async Task<IReadOnlyList<FsVariable>> VariablesAsync(SecretLocation location, CancellationToken cancellationToken) =>
    [
        .. (await _store.ListAsync(location, FsSecretKind.Variable, cancellationToken).ConfigureAwait(false)).OrderBy(static s => s.Name, StringComparer.Ordinal).Select(v => new FsVariable
        {
            Name = v.Name,
            Value = v.Value ?? string.Empty,
            SecretScope = location.Scope,
            Environment = location.Environment,
            Organization = location.Organization,
            Repository = github.Address.FullName,
            Visibility = v.Visibility,
            CreatedAt = v.CreatedAt.UtcDateTime,
            UpdatedAt = v.UpdatedAt.UtcDateTime,
        }),
    ];

    /// <summary>Removes secrets, each after a question. What is wrong with one is in its result and an error; the others go on.</summary>
    /// <param name="items">What to remove.</param>
    /// <param name="cancellationToken">Stops it; what was done by then is told.</param>
    /// <returns>When every one has its result.</returns>
    public async Task RemoveAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        BatchProgress progress = new(items.Count);
        bool isOver = false;
        try
        {
            foreach (SecretItem item in items)
            {
                await RemoveAsync(item, progress, cancellationToken).ConfigureAwait(false);
            }

            isOver = true;
        }
        finally
        {
            if (!isOver)
            {
                host.WriteWarning(progress.Words());
            }
        }
    }

    private async Task RemoveAsync(SecretItem item, BatchProgress progress, CancellationToken cancellationToken)
    {
        string what = item.Location.What(FsSecretKind.Secret, item.Name);
        if (await host.ConfirmAsync(what, SecretsTexts.ActionRemove, cancellationToken).ConfigureAwait(false))
        {
            await progress.WatchAsync(item, () => RemoveOneAsync(item, cancellationToken)).ConfigureAwait(false);
            return;
        }

        if (!_there.TryGetValue(item.Location, out Dictionary<string, StoredModel>? names))
        {
            names = await _store.NamesAsync(item.Location, FsSecretKind.Secret, cancellationToken).ConfigureAwait(false);
            _there[item.Location] = names;
        }

        names.TryGetValue(item.Name, out StoredModel? found);
        host.WriteResult(_changes.Plan(item, found is null ? FsSecretAction.None : FsSecretAction.Remove, found?.UpdatedAt.UtcDateTime));
    }

    private async Task<bool?> RemoveOneAsync(SecretItem item, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        try
        {
            if (!await _store.RemoveAsync(item.Location, FsSecretKind.Secret, item.Name, cancellationToken).ConfigureAwait(false))
            {
                throw new OpsException(SecretFailures.NotFound(item.Name, item.Location, FsSecretKind.Secret));
            }

            host.WriteResult(_changes.Done(item, FsSecretChangeState.Removed, startedAt));
            return true;
        }
        catch (OpsException failed) when (failed.Failure.ErrorId is not ErrorIds.GitHubTokenRefused)
        {
            host.WriteResult(_changes.Failed(item, failed.Failure, startedAt));
            host.WriteError(failed.Failure);
            return false;
        }
    }
}
