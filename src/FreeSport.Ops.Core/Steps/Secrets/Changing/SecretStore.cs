using System.Collections.Concurrent;
using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.Models;
using FreeSport.Ops.Core.Steps.Secrets.Sealing;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>Reads and changes secrets and variables on GitHub.</summary>
/// <remarks>Source: GitHub's REST API for Actions secrets, Actions variables and Dependabot secrets. Octokit has no environments and no Dependabot there.</remarks>
/// <param name="github">Is asked.</param>
internal sealed class SecretStore(GitHubClient github)
{
    // GitHub takes at most 30 variables a page, and 100 secrets.
    private const int SecretsPerPage = 100;
    private const int VariablesPerPage = 30;

    private readonly ConcurrentDictionary<SecretLocation, Lazy<Task<PublicKeyModel>>> _keys = new();

    // When GitHub answered that it is set, by its own clock.
    private readonly ConcurrentDictionary<(SecretLocation Location, string Name), DateTime> _times = new();

    /// <summary>All names of a place.</summary>
    public async Task<IReadOnlyList<StoredModel>> ListAsync(SecretLocation location, FsSecretKind kind, CancellationToken cancellationToken)
    {
        string what = (kind == FsSecretKind.Secret ? SecretsTexts.TheSecrets : SecretsTexts.TheVariables).With(location.Words());
        int? total = null;
        IReadOnlyList<StoredModel> names = await github.GetAllAsync<StoredPageModel, StoredModel>(
            location.List(github.Address, kind),
            kind == FsSecretKind.Secret ? SecretsPerPage : VariablesPerPage,
            page =>
            {
                total = page.TotalCount;
                return kind == FsSecretKind.Secret ? page.Secrets : page.Variables;
            },
            what,
            cancellationToken).ConfigureAwait(false);

        // A list that is shorter than it says would make a name look as if it were not there.
        return total is { } all && all <= names.Count ? names : throw new OpsException(SecretFailures.ListIncomplete(what, github.Address.Api.Host));
    }

    /// <summary>All names of a place, each once: between two pages GitHub's list may move.</summary>
    public async Task<Dictionary<string, StoredModel>> NamesAsync(SecretLocation location, FsSecretKind kind, CancellationToken cancellationToken)
    {
        Dictionary<string, StoredModel> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (StoredModel name in await ListAsync(location, kind, cancellationToken).ConfigureAwait(false))
        {
            names[name.Name] = name;
        }

        return names;
    }

    /// <summary>Whether a change is the one made here, by GitHub's clock on both sides; it counts in seconds, and a later time is somebody else's.</summary>
    public bool IsOurs(SecretItem item, DateTimeOffset updatedAt) => _times.TryGetValue((item.Location, item.Name), out DateTime at) && updatedAt.UtcDateTime <= at;

    /// <summary>Seals a value and puts it there.</summary>
    /// <returns>True when the name was not there before.</returns>
    public async Task<bool> PutAsync(SecretLocation location, string name, SecretValue value, SecretAudience audience, CancellationToken cancellationToken)
    {
        PublicKeyModel key = await KeyAsync(location, cancellationToken).ConfigureAwait(false);
        try
        {
            return await PutAsync(location, name, value, audience, key, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException rejected) when (rejected.Failure.ErrorId == ErrorIds.GitHubRejected)
        {
            // The key may have been changed since it was read.
            _keys.TryRemove(location, out _);
            PublicKeyModel fresh = await KeyAsync(location, cancellationToken).ConfigureAwait(false);
            if (fresh.KeyId == key.KeyId)
            {
                throw;
            }

            return await PutAsync(location, name, value, audience, fresh, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a variable, or gives it a value.</summary>
    /// <returns>True when the name was not there before.</returns>
    public async Task<bool> PutVariableAsync(SecretLocation location, string name, string value, bool exists, SecretAudience audience, CancellationToken cancellationToken)
    {
        string what = SecretsTexts.TheVariable.With(name, location.Words());
        Uri one = location.One(github.Address, FsSecretKind.Variable, name);
        if (!exists)
        {
            try
            {
                Keep(location, name, await github.PostAsync<object>(location.List(github.Address, FsSecretKind.Variable), Body(), what, cancellationToken).ConfigureAwait(false));
                return true;
            }
            catch (OpsException conflict) when (conflict.Failure.ErrorId == ErrorIds.GitHubConflict)
            {
                exists = true;
            }
            catch (OpsException) when (!cancellationToken.IsCancellationRequested)
            {
                // A POST whose answer was lost may have been carried out; only then the name is there now.
                StoredModel? made = await github.FindAsync<StoredModel>(one, what, cancellationToken).ConfigureAwait(false);
                if (made?.Value == value)
                {
                    return true;
                }

                throw;
            }
        }

        Keep(location, name, await github.PatchAsync(one, Body(), what, cancellationToken).ConfigureAwait(false));
        return !exists;

        object Body() => location.IsOrganization
            ? new { Name = name, Value = value, audience.Visibility, SelectedRepositoryIds = audience.RepositoryIds.Count > 0 ? audience.RepositoryIds : null }
            : new { Name = name, Value = value };
    }

    /// <summary>Removes a name.</summary>
    /// <returns>False when it was not there.</returns>
    public Task<bool> RemoveAsync(SecretLocation location, FsSecretKind kind, string name, CancellationToken cancellationToken) =>
        github.DeleteAsync(location.One(github.Address, kind, name), location.What(kind, name), cancellationToken);

    private async Task<bool> PutAsync(SecretLocation location, string name, SecretValue value, SecretAudience audience, PublicKeyModel key, CancellationToken cancellationToken)
    {
        string box = Convert.ToBase64String(SealedBox.Seal(value.Bytes, ReadKey(key, location)));
        object? ids = audience.RepositoryIds.Count == 0 ? null
            : location.IsDependabot ? audience.RepositoryIds.Select(static i => i.ToString(CultureInfo.InvariantCulture)).ToArray()
            : audience.RepositoryIds;
        object body = location.IsOrganization
            ? new { EncryptedValue = box, key.KeyId, audience.Visibility, SelectedRepositoryIds = ids }
            : new { EncryptedValue = box, key.KeyId };
        GitHubAnswer<object> answer = await github.PutAsync<object>(
            location.One(github.Address, FsSecretKind.Secret, name), body, location.What(FsSecretKind.Secret, name), cancellationToken).ConfigureAwait(false);
        Keep(location, name, answer);
        return answer.Status == 201;
    }

    private void Keep(SecretLocation location, string name, GitHubAnswer<object> answer)
    {
        if (answer.ServerTime is { } at)
        {
            _times[(location, name)] = at;
        }
    }

    private Task<PublicKeyModel> KeyAsync(SecretLocation location, CancellationToken cancellationToken) => _keys.GetOrAdd(
        location,
        place => new Lazy<Task<PublicKeyModel>>(async () => (await github.GetAsync<PublicKeyModel>(
            place.One(github.Address, FsSecretKind.Secret, "public-key"), SecretsTexts.TheKey.With(place.Words()), cancellationToken).ConfigureAwait(false)).Body!)).Value;

    private static byte[] ReadKey(PublicKeyModel key, SecretLocation location)
    {
        try
        {
            return SealedBox.ReadKey(key.Key);
        }
        catch (FormatException)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.SecretKeyInvalid, FailureKind.SecurityError, SecretsTexts.KeyInvalid.With(location.Words()), SecretsTexts.KeyInvalidRemedy, location.Words()));
        }
    }
}
