using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>What the workflow of a run says of its images, as it stands in the commit that is released.</summary>
/// <param name="project">The project.</param>
/// <param name="git">Reads the commit.</param>
/// <param name="repository">What <c>github.repository</c> means.</param>
internal sealed class ReleaseWorkflow(Project project, GitReader git, RemoteAddress repository)
{
    private readonly Dictionary<string, YamlNode?> _read = new(StringComparer.Ordinal);

    /// <summary>The images that jobs of the run have built.</summary>
    /// <param name="run">The run with its jobs.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Images with tags; none when nothing was built or it is not known.</returns>
    public async Task<string[]> BuiltAsync(FsDeployment run, CancellationToken cancellationToken)
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
    public async Task<string?> TagOfAsync(FsDeployment run, string commit, CancellationToken cancellationToken)
    {
        string[] tags = [.. ImageBuilds.Read(await ReadAsync(run, cancellationToken).ConfigureAwait(false), repository)
            .Select(static b => b.Tags.FirstOrDefault(static t => t.NamesCommit))
            .Select(t => t?.For(commit) ?? string.Empty)
            .Distinct(StringComparer.Ordinal)];

        // One input names the tag of all images: they must agree on it.
        return tags is [{ Length: > 0 } tag] ? tag : null;
    }

    /// <summary>Whether a job that changes the environment has begun.</summary>
    /// <param name="run">The run with its jobs.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True when one has run a step of its own; null when it is not known which jobs those are.</returns>
    public async Task<bool?> HasTouchedAsync(FsDeployment run, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> deploying = ImageBuilds.DeployingJobs(await ReadAsync(run, cancellationToken).ConfigureAwait(false));
        return deploying.Count == 0 ? null : run.Jobs.Any(job => deploying.Contains(job.Name) && job.Steps.Any(static s => s.Conclusion is not (FsRunConclusion.None or FsRunConclusion.Skipped)));
    }

    private async Task<YamlNode?> ReadAsync(FsDeployment run, CancellationToken cancellationToken)
    {
        string key = run.Commit + ":" + project.GitPath(project.Relative(project.WorkflowsPath) + "/" + run.Workflow);
        if (!_read.TryGetValue(key, out YamlNode? root))
        {
            _read[key] = root = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return root;
    }

    private async Task<YamlNode?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } local || key[0] is '-' or ':')
        {
            return null;
        }

        try
        {
            return YamlReader.Read(await git.ReadAsync(local, ["show", key], input: null, cancellationToken).ConfigureAwait(false)).Root;
        }
        catch (OpsException)
        {
            // A commit that was never fetched here: what it builds is then not known.
            return null;
        }
    }
}
