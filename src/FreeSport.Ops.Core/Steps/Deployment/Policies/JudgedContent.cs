using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Policies;

/// <summary>
/// Whether what the checklist judges, the files that are checked out, is what a commit holds. Policy and boxes are read
/// from these files: a release of another commit would be judged by somebody else's.
/// </summary>
/// <param name="git">Reads the clone.</param>
/// <param name="project">The project.</param>
internal sealed class JudgedContent(GitReader git, Project project)
{
    private const int MostNamed = 5;

    /// <summary>The paths in which the files that are checked out are of another content than the commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Paths from the repository's root, what git does not track among them; null when this clone does not have the commit.</returns>
    public async Task<IReadOnlyList<string>?> DifferencesAsync(string commit, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository || await git.ResolveAsync(repository, commit + "^{commit}", cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return null;
        }

        RepositorySnapshot here = await RepositorySnapshot.TakeAsync(git, repository, cancellationToken).ConfigureAwait(false);
        RepositorySnapshot there = await RepositorySnapshot.OfCommitAsync(git, repository, known, cancellationToken).ConfigureAwait(false);

        // What is staged, what git was told not to look at and other repositories inside this one are no commit's, whatever the files are now.
        IEnumerable<string> repositories = here.Changed.Where(static path => path.EndsWith("/", StringComparison.Ordinal));
        return [.. new SortedSet<string>([.. here.DifferencesFrom(there), .. here.StagedDifferencesFrom(there), .. here.Unwatched, .. repositories], StringComparer.Ordinal)];
    }

    /// <summary>The subjects of boxes whose evidence rests on what differs.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="paths">What differs.</param>
    /// <returns>Their names; none when only other files differ.</returns>
    public IReadOnlyList<string> Subjects(IEnumerable<FsChecklistStatus> boxes, IReadOnlyList<string> paths) =>
    [
        .. boxes.SelectMany(static b => b.Evidence).SelectMany(static e => e.Subjects)
            .Where(s => s.Inputs.Select(i => project.GitPath(i.Name)).Any(input => paths.Any(p => input is "." || PathText.IsWithin(p, input))))
            .Select(static s => s.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static n => n, StringComparer.Ordinal),
    ];

    /// <summary>Names, the first few of them.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : string.Empty);
}
