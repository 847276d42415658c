using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>The configuration as a commit holds it: what is released is judged by what was committed, not by a file edited since.</summary>
public static class CommittedConfiguration
{
    /// <summary>A project as its commit configures it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="git">Reads the commit.</param>
    /// <param name="commit">The commit, by any name.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The project with that configuration, or with the conventions where the commit has no file; unchanged without a repository.</returns>
    /// <exception cref="OpsException">The commit's file is wrong (<c>ConfigurationInvalid</c>), or git cannot read it (<c>GitFailed</c>).</exception>
    public static async Task<Project> OfAsync(Project project, GitReader git, string commit, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return project;
        }

        string path = project.GitPath(ProjectConfiguration.FileName);
        string? text = await git.ReadFileAsync(repository, commit, path, cancellationToken).ConfigureAwait(false);
        return project with
        {
            Configuration = text is null ? new ProjectConfiguration() : ConfigurationReader.Read(text, commit + ":" + path, static _ => { }),
            ConfigurationFailure = null,
            ConfigurationNotes = [],
        };
    }
}
