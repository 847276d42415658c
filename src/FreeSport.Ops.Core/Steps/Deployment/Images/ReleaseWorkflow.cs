using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>What the workflow of a run says of its jobs and images, as it stands in the commit that is released.</summary>
/// <param name="project">The project.</param>
/// <param name="git">Reads the commit.</param>
/// <param name="github">Reads a commit that the clone does not have.</param>
/// <param name="repository">What <c>github.repository</c> means.</param>
internal sealed class ReleaseWorkflow(Project project, GitReader git, GitHubFiles github, RemoteAddress repository)
{
    private readonly Dictionary<string, YamlNode?> _read = new(StringComparer.Ordinal);

    /// <summary>The images that jobs of the run have built.</summary>
    /// <param name="run">The run with its jobs.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Images with tags; none when nothing was built or it is not known.</returns>
    public async Task<string[]> BuiltAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        if (!run.Jobs.Any(static j => j.Conclusion == FsRunConclusion.Success))
        {
            return [];
        }

        YamlNode? root = await ReadAsync(run, cancellationToken).ConfigureAwait(false);
        return [.. ImageBuilds.Read(root, repository)
            .Where(build => run.Jobs.Any(job => job.Conclusion == FsRunConclusion.Success && build.Is(job)))
            .SelectMany(build => build.For(run.Commit))
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The tag by which another commit's images can be put back.</summary>
    /// <param name="run">The run whose workflow names them.</param>
    /// <param name="commit">That commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The tag; null when it is not known.</returns>
    public async Task<string?> TagOfAsync(FsGitHubDeployment run, string commit, CancellationToken cancellationToken)
    {
        string[] tags = [.. ImageBuilds.Read(await ReadAsync(run, cancellationToken).ConfigureAwait(false), repository)
            .Select(static b => b.Tags.FirstOrDefault(static t => t.NamesCommit))
            .Select(t => t?.For(commit) ?? string.Empty)
            .Distinct(StringComparer.Ordinal)];

        // One input names the tag of all images: they must agree on it.
        return tags is [{ Length: > 0 } tag] ? tag : null;
    }

    /// <summary>Which jobs of the run change its environment.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Null when the workflow cannot be read as it stood at the run's commit.</returns>
    public async Task<EnvironmentJobs?> JobsAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        if (await ReadAsync(run, cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        IReadOnlyList<DeclaredJob> declared = await new DeclaredJobs(path => ReadAsync(run.Commit, path, cancellationToken)).ReadAsync(root).ConfigureAwait(false);
        return declared.Count == 0 ? null : new EnvironmentJobs(declared, EnvironmentOf(run));
    }

    /// <summary>The environment that a run deploys to.</summary>
    /// <param name="run">The run.</param>
    /// <returns>Its name; null when the configuration names none for its workflow and branch, or several.</returns>
    public string? EnvironmentOf(FsGitHubDeployment run)
    {
        if (run.Environment is { Length: > 0 } known)
        {
            return known;
        }

        EnvironmentDefinition[] named = [.. project.Configuration.Environments.Where(e =>
            e.Deployment is { Workflow: { } file } deployment
            && string.Equals(Path.GetFileName(file), run.Workflow, StringComparison.OrdinalIgnoreCase)
            && (deployment.Branch is null || run.Branch.Length == 0 || deployment.Branch == run.Branch))];
        return named is [{ } only] ? only.Name : null;
    }

    private Task<YamlNode?> ReadAsync(FsGitHubDeployment run, CancellationToken cancellationToken) =>
        ReadAsync(run.Commit, project.GitPath(project.Relative(project.WorkflowsPath) + "/" + run.Workflow), cancellationToken);

    private async Task<YamlNode?> ReadAsync(string commit, string path, CancellationToken cancellationToken)
    {
        string key = commit + ":" + path;
        if (!_read.TryGetValue(key, out YamlNode? root))
        {
            string? text = await ReadHereAsync(commit, path, cancellationToken).ConfigureAwait(false) ?? await github.ReadAsync(commit, path, cancellationToken).ConfigureAwait(false);
            _read[key] = root = text is null ? null : YamlReader.Read(text).Root;
        }

        return root;
    }

    private async Task<string?> ReadHereAsync(string commit, string path, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } local || commit.Length == 0)
        {
            return null;
        }

        try
        {
            return await git.ReadFileAsync(local, commit, path, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException)
        {
            // What git cannot read here GitHub has.
            return null;
        }
    }
}
