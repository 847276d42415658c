using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Updating;

/// <summary>The pages that are meant: those that were named, or those of the documentation and the project's README.</summary>
/// <param name="world">The project's files.</param>
/// <param name="project">The project.</param>
internal sealed class PageSelection(DocumentationWorld world, Project project)
{
    private string Root => project.Git.Repository?.Root ?? project.Root;

    /// <summary>The pages as absolute paths, each once.</summary>
    /// <param name="places">Files and folders; none for all.</param>
    /// <param name="isOne">Whether one page is meant, and must be named.</param>
    /// <exception cref="Floor.Results.OpsException">What was named is no page (<c>DocumentationPageExpected</c>).</exception>
    public IReadOnlyList<string> Of(IReadOnlyList<string> places, bool isOne)
    {
        if (isOne && places.Count != 1)
        {
            // Without a name every page would be meant.
            throw RegionFailures.NoPage(project.Relative(project.DocsPath));
        }

        if (places.FirstOrDefault(p => File.Exists(p) ? !IsPage(p) : isOne) is { } wrong)
        {
            throw RegionFailures.NoPage(project.Relative(wrong) is { Length: > 0 } shown ? shown : wrong);
        }

        IEnumerable<string> all = world.Files.Where(f => IsPage(f) && (PathText.IsWithin(f, world.DocsGitPath) || f.Equals(project.GitPath("README.md"), StringComparison.OrdinalIgnoreCase)))
            .OrderBy(static f => f, StringComparer.Ordinal).Select(f => Path.GetFullPath(Path.Combine(Root, f))).Where(File.Exists);
        return places.Count == 0
            ? [.. all]
            : [.. places.SelectMany(p => File.Exists(p) ? [p] : Within(p, all)).Distinct(StringComparer.Ordinal)];
    }

    // A folder above the documentation, as the project's own, means all of it.
    private static IEnumerable<string> Within(string folder, IEnumerable<string> all) => all.Where(f => PathText.Below(folder, f) != f);

    private static bool IsPage(string path) => Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown";
}
