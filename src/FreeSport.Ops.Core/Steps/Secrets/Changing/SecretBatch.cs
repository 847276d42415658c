using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.Models;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>Sets many secrets or variables at once and tells of each what became of it.</summary>
/// <param name="github">Is asked.</param>
/// <param name="host">Asks, and takes the results.</param>
/// <param name="options">How it is done.</param>
/// <param name="fingerprints">Knows what this machine set.</param>
public sealed class SecretBatch(GitHubClient github, IOpsHost host, SecretBatchOptions options, SecretFingerprints fingerprints)
{
    // Both together end before the cmdlet does that was stopped.
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(3);

    private readonly SecretStore _store = new(github);
    private readonly SecretChanges _changes = new(options.Kind, github.Address.FullName);
    private readonly Dictionary<SecretLocation, Dictionary<string, StoredModel>> _there = [];

    /// <summary>Sets them. What is wrong with one is in its result and an error; the others go on.</summary>
    /// <param name="items">What to set.</param>
    /// <param name="record">Keeps what was set, and when GitHub says that was; called for a batch that was stopped, too.</param>
    /// <param name="cancellationToken">Stops the batch: what is under way gets some seconds, then a warning tells what was done and what not.</param>
    /// <returns>When all have their result.</returns>
    public async Task SetAsync(IReadOnlyList<SecretItem> items, Func<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>, CancellationToken, Task> record, CancellationToken cancellationToken)
    {
        List<SecretItem> sound = [];
        foreach (IGrouping<(SecretLocation Location, string Name), SecretItem> same in items.GroupBy(static i => (i.Location, i.Name)))
        {
            SecretItem item = same.First();
            OpsFailure? mistake = same.Skip(1).Any(other => !SecretValue.AreEqual(other.Value, item.Value)) ? SecretFailures.NamedTwice(item) : Mistake(item);
            if (mistake is not null)
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

        await SendAsync(await AskAsync(sound, cancellationToken).ConfigureAwait(false), record, cancellationToken).ConfigureAwait(false);
    }

    private OpsFailure? Mistake(SecretItem item)
    {
        if (item.Value is null)
        {
            return new OpsFailure(ErrorIds.SecretValueMissing, FailureKind.InvalidArgument, SecretsTexts.NoValue.With(item.Name), SecretsTexts.NoValueRemedy, item.Name);
        }

        if (options.Kind == FsSecretKind.Secret && item.Value.Length == 0)
        {
            return new OpsFailure(ErrorIds.SecretValueMissing, FailureKind.InvalidArgument, SecretsTexts.ValueEmpty.With(item.Name), SecretsTexts.ValueEmptyRemedy, item.Name);
        }

        string? wrong = SecretName.Mistake(item.Name)
            ?? SecretName.SizeMistake(item.Value.Length)
            ?? (options.Kind == FsSecretKind.Variable && item.Location.IsDependabot ? SecretsTexts.NoDependabotVariables : null);
        return wrong is null ? null : new OpsFailure(ErrorIds.SecretInvalid, FailureKind.InvalidArgument, wrong, SecretsTexts.InvalidRemedy, item.Name);
    }

    private async Task LookAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        foreach (SecretLocation location in items.Select(static i => i.Location).Distinct())
        {
            _there[location] = await _store.NamesAsync(location, options.Kind, cancellationToken).ConfigureAwait(false);
        }
    }

    // All questions come before the first change: a person who says no half way has not changed half.
    private async Task<List<SecretItem>> AskAsync(IReadOnlyList<SecretItem> items, CancellationToken cancellationToken)
    {
        List<SecretItem> agreed = [];
        List<SecretItem> refused = [];
        foreach (SecretItem item in items)
        {
            bool isYes = await host.ConfirmAsync(item.Location.What(options.Kind, item.Name), SecretsTexts.ActionSet, cancellationToken).ConfigureAwait(false);
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

    private async Task SendAsync(List<SecretItem> items, Func<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>, CancellationToken, Task> record, CancellationToken cancellationToken)
    {
        BatchProgress progress = new(items.Count);
        using SemaphoreSlim places = new(options.ThrottleLimit);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource last = new();
        using CancellationTokenRegistration stopping = stop.Token.Register(() => last.CancelAfter(LastAnswers));
        bool isRefused = false;
        try
        {
            await Task.WhenAll(items.Select(SendOneAsync)).ConfigureAwait(false);
        }
        finally
        {
            if (stop.IsCancellationRequested)
            {
                host.WriteWarning(progress.Words());
            }

            if (progress.Done.Count > 0 && !isRefused)
            {
                await LookAgainAsync(progress.Done, record, cancellationToken).ConfigureAwait(false);
            }
        }

        async Task SendOneAsync(SecretItem item)
        {
            await places.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                stop.Token.ThrowIfCancellationRequested();

                // What is under way when somebody says stop is brought to its end if that comes soon, so that its state can be told.
                await progress.WatchAsync(item, () => SetOneAsync(item, last.Token)).ConfigureAwait(false);
            }
            catch (OpsException refused) when (refused.Failure.ErrorId is ErrorIds.GitHubTokenRefused)
            {
                // The others would be refused, too.
                isRefused = true;
                await CancelAsync(stop).ConfigureAwait(false);
                throw;
            }
            finally
            {
                places.Release();
            }
        }
    }

    private async Task<bool?> SetOneAsync(SecretItem item, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        try
        {
            StoredModel? there = Find(item);
            if (there is not null && IsSame(item, there))
            {
                host.WriteResult(_changes.Done(item, FsSecretChangeState.Unchanged, startedAt));
                return null;
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
            if (failed.Failure.ErrorId is ErrorIds.GitHubTokenRefused)
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

    private bool IsSame(SecretItem item, StoredModel there)
    {
        // Who may see it is part of what is set; of selected repositories the list does not tell which.
        if (item.Location.IsOrganization && options.Audience.Visibility is { } visibility && (visibility == SecretAudience.Selected || visibility != there.Visibility))
        {
            return false;
        }

        return options.Kind == FsSecretKind.Variable
            ? there.Value == System.Text.Encoding.UTF8.GetString(item.Value!.Bytes)
            : options.SkipUnchanged && fingerprints.IsSame(github.Address, item, there.UpdatedAt);
    }

    // Later somebody has to tell whether it was this machine that changed them last.
    private async Task LookAgainAsync(IReadOnlyList<SecretItem> set, Func<IReadOnlyList<(SecretItem Item, DateTime UpdatedAt)>, CancellationToken, Task> record, CancellationToken cancellationToken)
    {
        bool isStopped = cancellationToken.IsCancellationRequested;
        using CancellationTokenSource bound = isStopped ? new() : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (isStopped)
        {
            bound.CancelAfter(LastLook);
        }

        try
        {
            await LookAsync(set, bound.Token).ConfigureAwait(false);
            (SecretItem Item, DateTimeOffset UpdatedAt)[] known = [.. set.Select(i => (Item: i, Find(i)?.UpdatedAt)).Where(s => s.UpdatedAt is { } at && _store.IsOurs(s.Item, at)).Select(static s => (s.Item, s.UpdatedAt!.Value))];
            if (options.SkipUnchanged && options.Kind == FsSecretKind.Secret)
            {
                fingerprints.Remember(github.Address, known);
            }

            await record([.. known.Select(static k => (k.Item, k.UpdatedAt.UtcDateTime))], bound.Token).ConfigureAwait(false);
        }
        catch (Exception unseen) when (unseen is OpsException || (unseen is OperationCanceledException && isStopped))
        {
            host.WriteWarning(SecretsTexts.NotLookedAfter.With(unseen.Message));
        }
    }

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
