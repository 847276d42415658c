using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Goes to all places side by side. Each ends with a snapshot, also one that does not answer.</summary>
/// <param name="host">Is shown the progress.</param>
/// <param name="redactor">Keeps secrets out of what is handed over.</param>
/// <param name="keyId">The key of the seals.</param>
internal sealed class SnapshotRun(IOpsHost host, SecretRedactor redactor, string keyId)
{
    private int _done;

    /// <summary>Goes to all places.</summary>
    /// <param name="looks">The places.</param>
    /// <param name="throttleLimit">How many are looked at at once.</param>
    /// <param name="takeAsync">Takes the snapshots that are ready, in the order of the places; while it works on them the next ones come in.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    public async Task RunAsync(IReadOnlyList<SnapshotLook> looks, int throttleLimit, Func<IReadOnlyList<FsInfrastructureSnapshot>, Task> takeAsync, CancellationToken cancellationToken)
    {
        // Not disposed of: a look may outlast the others where one of them throws, and it holds nothing but memory.
        SemaphoreSlim places = new(throttleLimit);
        List<Task<FsInfrastructureSnapshot?>> running = [.. looks.Select(look => LookAsync(look, looks.Count, places, cancellationToken))];
        while (running.Count > 0)
        {
            await Task.WhenAny(running).ConfigureAwait(false);
            Task<FsInfrastructureSnapshot?>[] ready = [.. running.Where(static r => r.IsCompleted)];
            running.RemoveAll(r => Array.IndexOf(ready, r) >= 0);
            FsInfrastructureSnapshot[] found = [.. (await Task.WhenAll(ready).ConfigureAwait(false)).OfType<FsInfrastructureSnapshot>()];
            if (found.Length > 0)
            {
                await takeAsync(found).ConfigureAwait(false);
            }
        }

        host.WriteProgress(new OpsProgress(SnapshotTexts.Activity, SnapshotTexts.Finished, Completed: true));
    }

    /// <summary>Goes to all places and waits for all.</summary>
    /// <param name="looks">The places.</param>
    /// <param name="throttleLimit">How many are looked at at once.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>The snapshots, ordered by kind and key.</returns>
    public async Task<IReadOnlyList<FsInfrastructureSnapshot>> RunAsync(IReadOnlyList<SnapshotLook> looks, int throttleLimit, CancellationToken cancellationToken)
    {
        List<FsInfrastructureSnapshot> found = [];
        await RunAsync(looks, throttleLimit, KeepAsync, cancellationToken).ConfigureAwait(false);
        return [.. found.OrderBy(static s => s.Kind).ThenBy(static s => s.Key, StringComparer.Ordinal)];

        Task KeepAsync(IReadOnlyList<FsInfrastructureSnapshot> ready)
        {
            found.AddRange(ready);
            return Task.CompletedTask;
        }
    }

    private async Task<FsInfrastructureSnapshot?> LookAsync(SnapshotLook look, int count, SemaphoreSlim places, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Off the caller's thread at once: reading files must not hold up the others.
            return await Task.Run(() => LookAsync(look, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
            host.WriteProgress(new OpsProgress(SnapshotTexts.Activity, look.Key, 100 * Interlocked.Increment(ref _done) / count));
        }
    }

    private async Task<FsInfrastructureSnapshot?> LookAsync(SnapshotLook look, CancellationToken cancellationToken)
    {
        DateTime startedAt = DateTime.UtcNow;
        EngineReading declared = look.Declared is { } files ? await ReadAsync(files, cancellationToken).ConfigureAwait(false) : EngineReading.NotLooked;
        EngineReading running = look.Running is { } engine ? await ReadAsync(token => engine(declared.Resources, token), cancellationToken).ConfigureAwait(false) : EngineReading.NotLooked;
        FsInfrastructureSnapshot snapshot = SnapshotAssembly.Of(look, declared, running, keyId, startedAt);
        ResultRedaction.Apply(snapshot, redactor);
        SnapshotJson.Stamp(snapshot);
        snapshot.Inputs = [new FsInput { Name = snapshot.Key, Kind = FsInputKind.Remote, Fingerprint = snapshot.Fingerprint }];
        snapshot.Duration = DateTime.UtcNow - startedAt;
        return look.IsOptional && snapshot.Running != FsInfrastructureReading.Read ? null : snapshot;
    }

    private static async Task<EngineReading> ReadAsync(Func<CancellationToken, Task<EngineReading>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (EngineNotReadException notRead)
        {
            return EngineReading.Of(notRead);
        }
        catch (OpsException failed)
        {
            return new EngineReading(FsInfrastructureReading.Unreadable, []) { Message = failed.Failure.Message };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new EngineReading(FsInfrastructureReading.Unreadable, []) { Message = unreadable.Message };
        }
    }
}
