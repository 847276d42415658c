using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Takes the fingerprints of files and folders that evidence rests on.</summary>
/// <param name="project">The project.</param>
/// <param name="fingerprints">Takes them.</param>
public sealed class InputFingerprints(Project project, ContentFingerprint fingerprints)
{
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

    /// <summary>Lets the next fingerprint be taken anew: something ran that may have changed files.</summary>
    public void Forget() => fingerprints.Forget();
}
