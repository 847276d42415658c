using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>A page on the disk. Links are followed within the repository alone.</summary>
/// <param name="project">The project.</param>
internal sealed class PageFile(Project project)
{
    private const int MostLinks = 40;

    private string Root => project.Git.Repository?.Root ?? project.Root;

    /// <summary>The file that a path leads to, links followed.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="OpsException">It lies outside of the repository, or among git's own files (<c>DocumentationPageOutside</c>).</exception>
    public string Resolve(string path)
    {
        string root = Followed(Root) ?? Root;
        string below = Followed(path) is { } real ? PathText.Below(root, real) : path;
        return !Path.IsPathRooted(below) && !PathText.IsWithin(below, ".git") ? Path.Combine(Root, below) : throw RegionFailures.Outside(project.Relative(path), Root);
    }

    /// <summary>Its bytes.</summary>
    /// <exception cref="OpsException">It cannot be read (<c>FileNotReadable</c>), or is too large (<c>FileTooLarge</c>).</exception>
    public static byte[] Read(string path)
    {
        // Says what is wrong with it as everywhere else.
        if (new FileInfo(path).Length > TextFileReader.LargestFile)
        {
            TextFileReader.Read(path);
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            TextFileReader.Read(path);
            throw;
        }
    }

    /// <summary>Refuses a file that is read-only, which replacing it as a whole would not heed.</summary>
    /// <exception cref="OpsException">It is (<c>DocumentationPageNotWritable</c>).</exception>
    public void RequireWritable(string path)
    {
        if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            throw RegionFailures.ReadOnly(project.Relative(path));
        }
    }

    /// <summary>Puts other bytes in place of those that were read, whole or not at all.</summary>
    /// <exception cref="OpsException">It is read-only, was changed meanwhile, or cannot be written (<c>DocumentationPageNotWritable</c>).</exception>
    public void Write(string path, byte[] before, byte[] after)
    {
        string shown = project.Relative(path);
        try
        {
            RequireWritable(path);
            if (!File.ReadAllBytes(path).SequenceEqual(before))
            {
                throw RegionFailures.Changed(shown);
            }

            WholeFile.Replace(path, after);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw RegionFailures.NotWritable(shown, unwritable);
        }
    }

    // Null where a link leads nowhere, or nobody can tell where to.
    private static string? Followed(string path)
    {
        for (int i = 0; i < MostLinks; i++)
        {
            string? link = null;
            for (string? part = path; part is not null && Path.GetDirectoryName(part) is not null; part = Path.GetDirectoryName(part))
            {
                link = File.Exists(part) || Directory.Exists(part) || Platform.LinkTarget(part) is not null ? (IsLink(part) ? part : link) : link;
            }

            if (link is null)
            {
                return path;
            }

            if (Platform.LinkTarget(link) is not { } target || PathText.Resolve(Path.GetDirectoryName(link)!, target) is not { } stop)
            {
                return null;
            }

            path = link == path ? stop : Path.Combine(stop, PathText.Below(link, path).Replace('/', Path.DirectorySeparatorChar));
        }

        return null;
    }

    private static bool IsLink(string path) => Platform.LinkTarget(path) is not null || (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
}
