using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A quick look at a project for completion: files only, no program is run, nothing throws.</summary>
public static class ProjectGlance
{
    /// <summary>The project as far as its files tell.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>The project; with an empty configuration when that cannot be read.</returns>
    public static Project Look(string folder)
    {
        string? repository = GitGlance.RepositoryFolder(folder);
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string file = Path.Combine(at.FullName, ProjectConfiguration.FileName);
            if (File.Exists(file))
            {
                return new Project(at.FullName, new GitLookup(GitState.NoRepository), Read(file));
            }

            if (at.FullName == repository)
            {
                break;
            }
        }

        return new Project(repository ?? folder, new GitLookup(GitState.NoRepository), new ProjectConfiguration());
    }

    private static ProjectConfiguration Read(string file)
    {
        try
        {
            return new FileInfo(file).Length > TextFileReader.LargestFile
                ? new ProjectConfiguration()
                : ConfigurationReader.Read(File.ReadAllText(file), file, SilentHost.Instance);
        }
        catch (Exception unreadable) when (unreadable is OpsException or IOException or UnauthorizedAccessException)
        {
            // Completion has no place to tell; the command that follows will.
            return new ProjectConfiguration();
        }
    }
}
