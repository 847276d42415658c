using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>The locks of a project's environments, where its configuration says they lie.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class DeploymentLocks(OpsSession session, Project project) : IDeploymentLocks
{
    /// <summary>How long a lock outlasts its holder's last sign of life where nothing says.</summary>
    public static readonly TimeSpan UsualTimeToLive = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan GitTimeout = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Task<ILockStore>> _stores = new(StringComparer.Ordinal);

    /// <summary>Who takes locks here: whom git writes into commits, or the account where git does not know.</summary>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>A name, with an address in angle brackets where git knows one.</returns>
    public async Task<string> OwnerAsync(CancellationToken cancellationToken) =>
        (project.Git.Repository is { } repository ? await session.Git.ReadAuthorAsync(repository, cancellationToken).ConfigureAwait(false) : null) ?? Environment.UserName;

    /// <inheritdoc/>
    public async Task<IHeldLock> TakeAsync(LockRequest request, CancellationToken cancellationToken)
    {
        string? outer = string.Equals(Environment.GetEnvironmentVariable(LockVariables.Environment), request.Environment, StringComparison.OrdinalIgnoreCase)
            ? Environment.GetEnvironmentVariable(LockVariables.Session) : null;
        LockRequest clean = request with { Message = session.Redactor.Redact(request.Message) };
        return await (await OfAsync(request.Environment, cancellationToken).ConfigureAwait(false)).TakeAsync(clean, outer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<FsDeploymentLock> ReadAsync(string environment, CancellationToken cancellationToken) =>
        await (await OfAsync(environment, cancellationToken).ConfigureAwait(false)).ReadAsync(await OwnerAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Frees the lock of an environment after a question.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="request">Who, and why.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>The lock as it is then; null when a person said no.</returns>
    /// <exception cref="Floor.Results.OpsException">It is somebody else's (<c>DeploymentLockNotYours</c>), or changed hands meanwhile (<c>DeploymentLockMoved</c>).</exception>
    public async Task<FsDeploymentLock?> UnlockAsync(string environment, UnlockRequest request, CancellationToken cancellationToken)
    {
        UnlockRequest clean = request with { Reason = request.Reason is { } reason ? session.Redactor.Redact(reason) : null };
        return await (await OfAsync(environment, cancellationToken).ConfigureAwait(false)).UnlockAsync(clean, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Frees the lock that stands for a run which is over. What keeps it from that is told to who asks for details: whoever deploys next sees for themselves that the run is over.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is free, or is none of that run.</returns>
    public async Task FreeAfterRunAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        if (run.Environment is not { Length: > 0 } environment)
        {
            return;
        }

        try
        {
            await (await OfAsync(environment, cancellationToken).ConfigureAwait(false)).FreeAfterRunAsync(run.Repository, run.RunId, cancellationToken).ConfigureAwait(false);
        }
        catch (Floor.Results.OpsException kept)
        {
            session.Host.WriteVerbose(kept.Failure.Message);
        }
    }

    private async Task<EnvironmentLock> OfAsync(string environment, CancellationToken cancellationToken)
    {
        EnvironmentDefinition defined = project.EnvironmentNamed(environment);
        LockDefinition? definition = defined.Deployment?.Lock;
        ILockStore store = await _stores.GetOrAdd(defined.Name, name => OpenAsync(name, definition, cancellationToken)).ConfigureAwait(false);
        return new EnvironmentLock(
            store, defined.Name, definition?.TimeToLive ?? UsualTimeToLive, new LockJournal(Folder), LockClock.Real, LockObservations.OfProcess, session.Host, Environment.MachineName);
    }

    private async Task<ILockStore> OpenAsync(string environment, LockDefinition? definition, CancellationToken cancellationToken)
    {
        string name = LockName.Of(environment, definition?.Ref);
        string remote = definition?.Remote ?? GitRemote.Origin;
        if (project.Git.Repository is { } repository)
        {
            UnattendedGit git = new(session.Processes, session.Tools);

            // A repository for locks alone needs no remote of its own in every clone.
            string? place = remote.IndexOfAny([':', '/', '\\']) >= 0 ? remote : await RemoteRef.PlaceOfAsync(git, repository, remote, cancellationToken).ConfigureAwait(false);
            if (place is not null)
            {
                return new RemoteLockStore(new RemoteRef(git, repository, place, name, GitTimeout));
            }
        }

        return definition?.Remote is null ? new FileLockStore(Path.Combine(Folder, name.Split('/').Last() + ".lock")) : throw LockFailures.NoRemote(environment, remote);
    }

    private string Folder => project.Git.Repository is { } repository
        ? Path.Combine(repository.CommonDirectory, "freesport-ops", "locks")
        : Path.Combine(PathText.StateFolder, "locks", Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(project.Root)).Substring(0, 16));
}
