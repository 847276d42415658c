namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Fingerprints of files and folders of one repository, all from one look at it.</summary>
/// <param name="git">Reads the repository.</param>
public sealed class ContentFingerprint(GitReader git)
{
    private readonly object _gate = new();
    private (string Root, Task<RepositorySnapshot> Snapshot)? _seen;

    /// <summary>The fingerprint as it was at the first question.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string?> TakeAsync(GitRepository repository, string path, CancellationToken cancellationToken) =>
        (await SeenAsync(repository, cancellationToken).ConfigureAwait(false)).Fingerprint(path);

    /// <summary>Whether something below a folder was not committed at the first question for a fingerprint.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <returns>The answer; null when nobody has asked for a fingerprint yet.</returns>
    public async Task<bool?> IsDirtyAsync(GitRepository repository, string path)
    {
        Task<RepositorySnapshot>? snapshot;
        lock (_gate)
        {
            snapshot = _seen is { } seen && seen.Root == repository.Root ? seen.Snapshot : null;
        }

        return snapshot is null ? null : (await snapshot.ConfigureAwait(false)).IsDirty(path);
    }

    /// <summary>Lets the next question look again: something ran that may have changed files, or time has passed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _seen = null;
        }
    }

    /// <summary>The fingerprint that a commit's content has: the same that <see cref="TakeAsync"/> takes of a clean working tree there.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit, which the clone holds.</param>
    /// <param name="path">The path below the repository's root with forward slashes; empty for the whole.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>64 hexadecimal digits, or null when there is nothing at that path.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<string?> OfCommitAsync(GitRepository repository, string commit, string path, CancellationToken cancellationToken) =>
        (await RepositorySnapshot.OfCommitAsync(git, repository, commit, cancellationToken).ConfigureAwait(false)).Fingerprint(path);

    /// <summary>Which repository a folder is in.</summary>
    /// <param name="folder">Absolute path of an existing folder.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The repository, or why there is none.</returns>
    public Task<GitLookup> FindAsync(string folder, CancellationToken cancellationToken) => git.FindAsync(folder, cancellationToken);

    /// <summary>What was seen at the first question.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public Task<RepositorySnapshot> SeenAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_seen is not { } seen || seen.Root != repository.Root)
            {
                seen = (repository.Root, RepositorySnapshot.TakeAsync(git, repository, cancellationToken));
                _seen = seen;
            }

            return seen.Snapshot;
        }
    }
}
