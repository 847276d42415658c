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

        // Three questions: what is checked out against the commit, what is staged, and what nobody has added yet.
        string[][] questions =
        [
            ["diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--no-renames", "--name-only", "-z", known, "--"],
            ["diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--no-renames", "--name-only", "-z", "--cached", known, "--"],
            ["ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/"],
        ];
        SortedSet<string> paths = new(StringComparer.Ordinal);
        foreach (string[] question in questions)
        {
            paths.UnionWith((await git.ReadAsync(repository, question, input: null, cancellationToken).ConfigureAwait(false)).Split(['\0'], StringSplitOptions.RemoveEmptyEntries));
        }

        // What git was told not to look at may be anything.
        string files = await git.ReadAsync(repository, ["ls-files", "-v", "-z", "--full-name", "--", ":/"], input: null, cancellationToken).ConfigureAwait(false);
        paths.UnionWith(files.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Where(static f => f[0] == 'S' || char.IsLower(f[0])).Select(static f => f.Substring(2)));
        return [.. paths];
    }

    /// <summary>The subjects of boxes whose evidence rests on what differs.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="paths">What differs.</param>
    /// <returns>Their names; none when only other files differ.</returns>
    public IReadOnlyList<string> Subjects(IEnumerable<FsChecklistStatus> boxes, IReadOnlyList<string> paths) =>
    [
        .. boxes.SelectMany(static b => b.Evidence).SelectMany(static e => e.Subjects)
            .Where(s => s.Inputs.Any(i => paths.Any(p => project.GitPath(i.Name) is "." || PathText.IsWithin(p, project.GitPath(i.Name)))))
            .Select(static s => s.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static n => n, StringComparer.Ordinal),
    ];

    /// <summary>Names, the first few of them.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : string.Empty);
}
