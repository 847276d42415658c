using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Takes the fingerprints of files and folders that evidence rests on.</summary>
/// <param name="project">The project.</param>
/// <param name="fingerprints">Takes them.</param>
public sealed class InputFingerprints(Project project, ContentFingerprint fingerprints)
{
    // Where Linux stops to follow.
    private const int MostStops = 40;

    /// <summary>The fingerprint of a file or folder now.</summary>
    /// <param name="path">Relative to the project root with forward slashes; empty for the root.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The input; null without a repository or when nothing is there.</returns>
    /// <exception cref="OpsException">Git cannot read it (<c>GitFailed</c>).</exception>
    public async Task<FsInput?> TakeAsync(string path, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        string? fingerprint = await fingerprints.TakeAsync(repository, project.GitPath(path), cancellationToken).ConfigureAwait(false);
        return fingerprint is null ? null : new FsInput { Name = path, Kind = FsInputKind.GitContent, Fingerprint = fingerprint };
    }

    /// <summary>The state of a file or folder that git does not hold.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The input; null when nothing is there, or it cannot be looked at.</returns>
    public FsInput? TakeState(string path) => FileState.Of(path) is { } fingerprint
        ? new FsInput { Name = project.Relative(path), Kind = FsInputKind.FileState, Fingerprint = fingerprint }
        : null;

    /// <summary>The fingerprint of a state by the name that an input has for it.</summary>
    /// <param name="name">Relative to the project root, or absolute.</param>
    /// <returns>The fingerprint; null when nothing is there, or it cannot be looked at.</returns>
    public string? StateOf(string name) => PathText.Resolve(project.Root, name) is { } path ? FileState.Of(path) : null;

    /// <summary>The files of a list that git would not commit: those that the project ignores.</summary>
    /// <param name="paths">Absolute paths in the repository.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The ignored ones; none without a repository.</returns>
    /// <exception cref="OpsException">Git cannot read it (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<string>> IgnoredAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository || paths.Count == 0)
        {
            return [];
        }

        RepositorySnapshot seen = await fingerprints.SeenAsync(repository, cancellationToken).ConfigureAwait(false);
        return [.. paths.Where(path => !seen.Has(PathText.Below(repository.Root, path)))];
    }

    /// <summary>Whether something lies in another working tree of the project's repository.</summary>
    /// <param name="path">Absolute path outside of this working tree.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True when it does.</returns>
    public async Task<bool> IsOfThisRepositoryAsync(string path, CancellationToken cancellationToken) =>
        project.Git.Repository is { } repository
        && (await fingerprints.FindAsync(Path.GetDirectoryName(path)!, cancellationToken).ConfigureAwait(false)).Repository is { } other
        && other.CommonDirectory.Equals(repository.CommonDirectory, Platform.PathComparison);

    /// <summary>Where the links of a folder point that lead out of it.</summary>
    /// <param name="path">Relative to the project root with forward slashes.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Absolute paths of what is there; none without a repository.</returns>
    /// <exception cref="OpsException">Git cannot read it (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<string>> LinkedAsync(string path, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return [];
        }

        string folder = Path.GetFullPath(Path.Combine(project.Root, path));
        RepositorySnapshot seen = await fingerprints.SeenAsync(repository, cancellationToken).ConfigureAwait(false);
        Queue<string> links = new(seen.Links(project.GitPath(path)));
        HashSet<string> found = new(StringComparer.Ordinal);
        while (links.Count > 0)
        {
            // What a link leads to in the repository has links of its own.
            string[] stops = [.. Stops(Path.Combine(repository.Root, links.Dequeue())).Where(found.Add)];
            foreach (string link in stops.Select(stop => PathText.Below(repository.Root, stop)).Where(static below => !Path.IsPathRooted(below)).SelectMany(seen.Links))
            {
                links.Enqueue(link);
            }
        }

        return [.. found.Where(target => PathText.Below(folder, target) == target)];
    }

    // Every stop on the way: a link may lead to a link, and through folders that are links.
    private static IEnumerable<string> Stops(string link)
    {
        string path = link;
        for (int i = 0; i < MostStops && Next(path) is { } stop; i++)
        {
            yield return path = stop;
        }
    }

    private static string? Next(string path)
    {
        for (string? part = path; part is not null; part = Path.GetDirectoryName(part))
        {
            if (Platform.LinkTarget(part) is { } target && PathText.Resolve(Path.GetDirectoryName(part)!, target) is { } stop)
            {
                return part == path ? stop : Path.Combine(stop, PathText.Below(part, path));
            }
        }

        return null;
    }

    /// <summary>Whether a file or folder, whose fingerprint was taken, is as HEAD holds it.</summary>
    /// <param name="path">Relative to the project root with forward slashes; empty for the root.</param>
    /// <returns>False, too, where nobody can tell.</returns>
    public async Task<bool> IsCommittedAsync(string path) =>
        project.Git.Repository is { } repository && await fingerprints.IsDirtyAsync(repository, project.GitPath(path)).ConfigureAwait(false) == false;

    /// <summary>Lets the next fingerprint be taken anew: something ran that may have changed files.</summary>
    public void Forget() => fingerprints.Forget();
}
