using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

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
        Project project = await LoadLenientlyAsync(folder, cancellationToken).ConfigureAwait(false);
        if (project.ConfigurationFailure is { } wrong)
        {
            throw new OpsException(wrong);
        }

        foreach (string note in project.ConfigurationNotes)
        {
            host.WriteWarning(note);
        }

        return project;
    }

    /// <summary>
    /// The same for who tells of a wrong configuration as of anything else: it is in the project, which then has the
    /// conventions and records nothing.
    /// </summary>
    /// <param name="folder">Absolute path of an existing folder.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The project.</returns>
    /// <exception cref="OpsException">The folder is missing (<c>FolderNotFound</c>).</exception>
    public async Task<Project> LoadLenientlyAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.FolderNotFound, FailureKind.ObjectNotFound, ProjectsTexts.FolderNotFound.With(folder), ProjectsTexts.FolderNotFoundRemedy, folder));
        }

        folder = Path.GetFullPath(folder);
        GitLookup lookup = await git.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        folder = lookup.Folder ?? folder;
        if (FindMarkedFolder(folder, lookup.Repository?.Root) is not { } marked)
        {
            return new Project(lookup.Repository?.Root ?? folder, lookup, new ProjectConfiguration());
        }

        try
        {
            string file = Path.Combine(marked, ProjectConfiguration.FileName);
            if (Directory.Exists(file))
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.FileNotReadable, FailureKind.ReadError, ProjectsTexts.ConfigurationIsFolder.With(file), ProjectsTexts.ConfigurationInvalidRemedy, file));
            }

            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            List<string> notes = [];
            ProjectConfiguration configuration = ConfigurationReader.Read(text, file, notes.Add);
            return new Project(marked, lookup, configuration) { ConfigurationNotes = notes };
        }
        catch (OpsException wrong)
        {
            return new Project(marked, lookup, new ProjectConfiguration()) { ConfigurationFailure = wrong.Failure };
        }
    }

    private static string? FindMarkedFolder(string folder, string? last)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            // Whatever has that name is meant as the configuration: a folder is a wrong one, not none.
            string file = Path.Combine(at.FullName, ProjectConfiguration.FileName);
            if (File.Exists(file) || Directory.Exists(file))
            {
                return at.FullName;
            }

            if (last is not null && at.FullName.Equals(Path.GetFullPath(last), Platform.PathComparison))
            {
                return null;
            }
        }

        return null;
    }
}
