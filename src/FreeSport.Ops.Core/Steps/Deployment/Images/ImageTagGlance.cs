using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Images;

/// <summary>A quick look at the tags of images, for completion: files only, nothing is thrown.</summary>
public static class ImageTagGlance
{
    // A workflow that builds its tag by hand mostly takes the whole commit.
    private static readonly string[] CommitNames = ["GITHUB_SHA", "github.sha"];

    // What only completes a tag does not have to name the image.
    private static readonly RemoteAddress AnyRepository = new(GitHubAddress.PublicHost, "owner", "name");

    /// <summary>What a workflow calls the images of the last commits that this clone saw.</summary>
    /// <param name="workflow">Absolute path of the workflow.</param>
    /// <param name="folder">Absolute path of a folder in the repository.</param>
    /// <returns>Tags, the newest commit's first; none where the workflow builds nothing.</returns>
    public static IReadOnlyList<string> Look(string workflow, string folder)
    {
        if (TextFileReader.ReadIfSmall(workflow) is not { } text)
        {
            return [];
        }

        ImageTag[] tags = [.. ImageBuilds.Read(YamlReader.Read(text).Root, AnyRepository).SelectMany(static b => b.Tags).Where(static t => t.NamesCommit).Distinct()];
        return tags.Length > 0 ? [.. GitGlance.Commits(folder).SelectMany(commit => tags.Select(tag => tag.For(commit)))]
            : CommitNames.Any(name => text.Contains(name, StringComparison.Ordinal)) ? GitGlance.Commits(folder)
            : [];
    }
}
