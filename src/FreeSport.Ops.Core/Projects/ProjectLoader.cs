using FreeSport.Ops.Core.Git;
using FreeSport.Ops.Core.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Finds the project a folder belongs to.</summary>
/// <param name="git">Reads the repository.</param>
/// <param name="host">Is told of warnings in the configuration.</param>
public sealed class ProjectLoader(GitReader git, IOpsHost host)
{
    /// <summary>
    /// The project root is the nearest folder upwards with a <c>freesport.ops.yml</c>, no further than the git root;
    /// without that file the git root; without git the folder itself.
    /// </summary>
    /// <param name="folder">Absolute path of an existing folder.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The project.</returns>
    /// <exception cref="OpsException">The folder is missing (<c>FolderNotFound</c>) or the configuration is wrong.</exception>
    public async Task<Project> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new OpsException(new OpsFailure(
                "FolderNotFound", FailureKind.ObjectNotFound, ProjectsTexts.FolderNotFound.With(folder), ProjectsTexts.FolderNotFoundRemedy, folder));
        }

        folder = Path.GetFullPath(folder);
        GitLookup lookup = await git.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        folder = lookup.Folder ?? folder;
        string? marked = FindMarkedFolder(folder, lookup.Repository?.Root);
        string root = marked ?? lookup.Repository?.Root ?? folder;
        ProjectConfiguration configuration = new();
        if (marked is not null)
        {
            string file = Path.Combine(marked, ProjectConfiguration.FileName);
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            configuration = ConfigurationReader.Read(text, file, host);
        }

        return new Project(root, lookup, configuration);
    }

    private static string? FindMarkedFolder(string folder, string? last)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, ProjectConfiguration.FileName)))
            {
                return at.FullName;
            }

            if (last is not null && at.FullName.Equals(Path.GetFullPath(last), Processes.Platform.PathComparison))
            {
                return null;
            }
        }

        return null;
    }
}
