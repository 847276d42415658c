namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>What a job of a workflow builds, as its <c>docker/metadata-action</c> steps say.</summary>
/// <param name="Job">The job's name, as GitHub shows it.</param>
/// <param name="Images">The images, without tags.</param>
/// <param name="Tags">The tags for a commit.</param>
internal sealed record ImageBuild(string Job, IReadOnlyList<string> Images, IReadOnlyList<ImageTag> Tags)
{
    /// <summary>Whether a job of a run is this one, or a leg of its matrix.</summary>
    public bool Is(FsDeploymentJob job) => job.Name == Job || job.Name.StartsWith(Job + " (", StringComparison.Ordinal);

    /// <summary>The images with their tags for a commit.</summary>
    public IEnumerable<string> For(string commit) => Images.SelectMany(image => Tags.Select(tag => image + ":" + tag.For(commit)));
}
