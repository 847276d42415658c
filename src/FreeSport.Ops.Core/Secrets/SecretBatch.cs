using FreeSport.Ops.Core.GitHub;
using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Secrets.Models;

namespace FreeSport.Ops.Core.Secrets;

/// <summary>Sets many secrets or variables at once and tells of each what became of it.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Asks, and takes the results.</param>
/// <param name="options">How it is done.</param>
/// <param name="fingerprints">Knows what this machine set.</param>
public sealed class SecretBatch(GitHubClient github, IOpsHost host, SecretBatchOptions options, SecretFingerprints fingerprints)
{
    private readonly SecretStore _store = new(github);
    private readonly SecretChanges _changes = new(options.Kind, github.Address.FullName);
    private readonly Dictionary<SecretLocation, Dictionary<string, StoredModel>> _there = [];

    /// <summary>Sets them. What is wrong with one is in its result and an error; the others go on.</summary>
    /// <param name="items">What to set.</param>
    /// <param name="cancellationToken">Stops the batch; what was done by then is told, and how many were not touched.</param>
    /// <returns>What was set, and when GitHub says that was.</returns>
    public async Task<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>> SetAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        List<SecretItem> sound = [];
        foreach (SecretItem item in items)
        {
            if (Mistake(item) is { } mistake)
            {
                Fail(item, mistake, DateTime.UtcNow);
            }
            else
            {
                sound.Add(item);
            }
        }

        if (options.Kind == FsSecretKind.Variable || options.SkipUnchanged)
        {
            await LookAsync(sound, cancellationToken).ConfigureAwait(false);
        }
        else if (options.Audience.Visibility is null)
        {
            await LookAsync([.. sound.Where(static i => i.Location.IsOrganization)], cancellationToken).ConfigureAwait(false);
        }

        List<SecretItem> agreed = await AskAsync(sound, cancellationToken).ConfigureAwait(false);
        return await SendAsync(agreed, cancellationToken).ConfigureAwait(false);
    }

    private OpsFailure? Mistake(SecretItem item)
    {
        string? wrong = SecretName.Mistake(item.Name)
            ?? (item.Value is null ? SecretsTexts.NoValue.With(item.Name) : SecretName.SizeMistake(item.Value.Length))
            ?? (options.Kind == FsSecretKind.Variable && item.Location.IsDependabot ? SecretsTexts.NoDependabotVariables : null);
        return wrong is null ? null : new OpsFailure(
            item.Value is null ? "SecretValueMissing" : "SecretInvalid", FailureKind.InvalidArgument, wrong, item.Value is null ? SecretsTexts.NoValueRemedy : SecretsTexts.InvalidRemedy, item.Name);
    }

    private async Task LookAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        foreach (SecretLocation location in items.Select(static i => i.Location).Distinct())
        {
            _there[location] = (await _store.ListAsync(location, options.Kind, cancellationToken).ConfigureAwait(false)).ToDictionary(static s => s.Name, StringComparer.OrdinalIgnoreCase);
        }
    }

    // All questions come before the first change: a person who says no half way has not changed half.
    private async Task<List<SecretItem>> AskAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        List<SecretItem> agreed = [];
        List<SecretItem> refused = [];
        foreach (SecretItem item in items)
        {
            bool isYes = await host.ConfirmAsync(SecretStore.What(item.Location, options.Kind, item.Name), SecretsTexts.ActionSet, cancellationToken).ConfigureAwait(false);
            (isYes ? agreed : refused).Add(item);
        }

        await LookAsync([.. refused.Where(r => !_there.ContainsKey(r.Location))], cancellationToken).ConfigureAwait(false);
        foreach (SecretItem item in refused)
        {
            StoredModel? there = Find(item);
            FsSecretAction action = there is null ? FsSecretAction.Create : IsSame(item, there) ? FsSecretAction.None : FsSecretAction.Update;
            host.WriteResult(_changes.Plan(item, action, there?.UpdatedAt.UtcDateTime));
        }

        return agreed;
    }

    private async Task<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>> SendAsync(List<SecretItem> items, CancellationToken cancellationToken)
    {
        using SemaphoreSlim places = new(options.ThrottleLimit);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int begun = 0;
        List<SecretItem> set = [];
        try
        {
            await Task.WhenAll(items.Select(SendOneAsync)).ConfigureAwait(false);
        }
        finally
        {
            if (begun < items.Count)
            {
                host.WriteWarning(SecretsTexts.NotTouched.With(items.Count - begun, items.Count, string.Join(", ", set.Select(static i => i.Name).OrderBy(static n => n, StringComparer.Ordinal))));
            }
        }

        return set.Count > 0 ? await LookAgainAsync(set, cancellationToken).ConfigureAwait(false) : [];

        async Task SendOneAsync(SecretItem item)
        {
            await places.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                stop.Token.ThrowIfCancellationRequested();
                Interlocked.Increment(ref begun);

                // What is under way when somebody says stop is brought to its end, so that its state can be told.
                if (await SetOneAsync(item, CancellationToken.None).ConfigureAwait(false))
                {
                    lock (set)
                    {
                        set.Add(item);
                    }
                }
            }
            catch (OpsException refused) when (refused.Failure.ErrorId is "GitHubTokenRefused")
            {
                // The others would be refused, too.
                await CancelAsync(stop).ConfigureAwait(false);
                throw;
            }
            finally
            {
                places.Release();
            }
        }
    }

    private async Task<bool> SetOneAsync(SecretItem item, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        try
        {
            StoredModel? there = Find(item);
            if (there is not null && IsSame(item, there))
            {
                host.WriteResult(_changes.Done(item, FsSecretChangeState.Unchanged, startedAt));
                return false;
            }

            SecretAudience audience = options.Audience.For(there?.Visibility) ?? throw new OpsException(SecretFailures.AudienceUnknown(item));
            bool isNew = options.Kind == FsSecretKind.Secret
                ? await _store.PutAsync(item.Location, item.Name, item.Value!, audience, cancellationToken).ConfigureAwait(false)
                : await _store.PutVariableAsync(item.Location, item.Name, System.Text.Encoding.UTF8.GetString(item.Value!.Bytes), there is not null, audience, cancellationToken).ConfigureAwait(false);
            host.WriteResult(_changes.Done(item, isNew ? FsSecretChangeState.Created : FsSecretChangeState.Updated, startedAt));
            return true;
        }
        catch (OpsException failed)
        {
            Fail(item, failed.Failure, startedAt);
            if (failed.Failure.ErrorId is "GitHubTokenRefused")
            {
                throw;
            }

            return false;
        }
    }

    private void Fail(SecretItem item, OpsFailure failure, DateTime startedAt)
    {
        host.WriteResult(_changes.Failed(item, failure, startedAt));
        host.WriteError(failure);
    }

    private StoredModel? Find(SecretItem item) => _there.TryGetValue(item.Location, out Dictionary<string, StoredModel>? names) && names.TryGetValue(item.Name, out StoredModel? there) ? there : null;

    private bool IsSame(SecretItem item, StoredModel there) => options.Kind == FsSecretKind.Variable
        ? there.Value == System.Text.Encoding.UTF8.GetString(item.Value!.Bytes)
        : options.SkipUnchanged && fingerprints.IsSame(github.Address, item, there.UpdatedAt);

    // Later somebody has to tell whether it was this machine that changed them last.
    private async Task<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>> LookAgainAsync(List<SecretItem> set, CancellationToken cancellationToken)
    {
        await LookAsync(set, cancellationToken).ConfigureAwait(false);
        (SecretItem Item, DateTimeOffset UpdatedAt)[] known = [.. set.Select(i => (Item: i, Find(i)?.UpdatedAt)).Where(s => s.UpdatedAt is { } at && IsOurs(s.Item, at)).Select(static s => (s.Item, s.UpdatedAt!.Value))];
        if (options.SkipUnchanged && options.Kind == FsSecretKind.Secret)
        {
            fingerprints.Remember(github.Address, known);
        }

        return [.. known.Select(static k => (k.Item, k.UpdatedAt.UtcDateTime))];
    }

    // By GitHub's clock on both sides, which counts in seconds; a later time is somebody else's.
    private bool IsOurs(SecretItem item, DateTimeOffset updatedAt) =>
        !_store.Times.TryGetValue((item.Location, item.Name), out DateTime at) || updatedAt.UtcDateTime <= at.AddSeconds(1);

    private static Task CancelAsync(CancellationTokenSource source)
    {
#if NETSTANDARD
        source.Cancel();
        return Task.CompletedTask;
#else
        return source.CancelAsync();
#endif
    }
}
