using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>Where a project's stories, epics, gates and specifications lie: where BMAD's configuration says, in the documents, in BMAD's output.</summary>
internal sealed class BmadFiles
{
    private const int Deepest = 12;
    private const int MostFiles = 20_000;

    private static readonly string[] Configurations = [".bmad-core/core-config.yaml", "_bmad/bmm/config.yaml", ".bmad/bmm/config.yaml", "bmad/bmm/config.yaml", "_bmad/config.yaml"];
    private static readonly string[] UsualFolders = ["_bmad-output", "bmad-output", ".ai"];
    private static readonly Regex StoryFolder = new(@"(^|/)[^/]*(stor(y|ies)|epic|artifact|sprint)[^/]*/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex SpecName = new(@"^(?:tech-)?spec-.+\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex EpicName = new(@"^(?:(?:.*[-_.])?epics?(?:[-_. ].*)?|prd(?:[-_. ].*)?)\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Gets the files of stories with their numbers, by number, then by path.</summary>
    public IReadOnlyList<(string Path, StoryNumber Number)> Stories { get; private init; } = [];

    /// <summary>Gets the files of gates, by path.</summary>
    public IReadOnlyList<string> Gates { get; private init; } = [];

    /// <summary>Gets the files that may describe epics, by path.</summary>
    public IReadOnlyList<string> Epics { get; private init; } = [];

    /// <summary>Gets the specifications, by path.</summary>
    public IReadOnlyList<string> Specs { get; private init; } = [];

    /// <summary>Gets the files named <c>sprint-status.yaml</c>, by path.</summary>
    public IReadOnlyList<string> Sprints { get; private init; } = [];

    /// <summary>Looks for them. What cannot be listed holds none.</summary>
    /// <param name="project">The project.</param>
    public static BmadFiles Find(Project project)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        string[] configured = [.. Configured(project.Root)];
        foreach (string folder in new[] { project.DocsPath }.Concat(UsualFolders.Select(f => Path.Combine(project.Root, f))).Concat(configured))
        {
            Collect(folder, Deepest, files);
        }

        (string Full, string Below, string Name)[] all = [.. files.Select(f => (f, project.Relative(f), Path.GetFileName(f)))];
        return new BmadFiles
        {
            Stories =
            [
                .. all.Where(f => f.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && IsOfStories(f.Full, f.Below, configured))
                    .Select(static f => (f.Full, Number: StoryNumber.Begins(f.Name)))
                    .Where(static f => f.Number is not null)
                    .Select(static f => (f.Full, f.Number!))
                    .OrderBy(static f => f.Item2).ThenBy(static f => f.Full, StringComparer.Ordinal),
            ],
            Gates = [.. all.Where(static f => f.Below.Contains("gates/", StringComparison.OrdinalIgnoreCase) && (Path.GetExtension(f.Name) is ".yml" or ".yaml")).Select(static f => f.Full)],
            Epics = [.. all.Where(static f => EpicName.IsMatch(f.Name)).Select(static f => f.Full)],
            Specs = [.. all.Where(static f => SpecName.IsMatch(f.Name)).Select(static f => f.Full)],
            Sprints = [.. all.Where(static f => f.Name is "sprint-status.yaml" or "sprint-status.yml").Select(static f => f.Full)],
        };
    }

    private static bool IsOfStories(string full, string below, string[] configured) =>
        StoryFolder.IsMatch(below) || configured.Any(c => full.StartsWith(c + Path.DirectorySeparatorChar, Platform.PathComparison));

    // The folders that BMAD's own configuration names for stories, gates and what it makes.
    private static IEnumerable<string> Configured(string root)
    {
        foreach (string file in Configurations.Select(c => Path.Combine(root, c)))
        {
            if (Text(file) is not { } text || YamlReader.Read(text).Root is not YamlMapping map)
            {
                continue;
            }

            YamlNode?[] named =
            [
                map.Find("devStoryLocation"), (map.Find("qa") as YamlMapping)?.Find("qaLocation"), (map.Find("prd") as YamlMapping)?.Find("prdShardedLocation"),
                map.Find("dev_story_location"), map.Find("implementation_artifacts"), map.Find("sprint_artifacts"), map.Find("planning_artifacts"), map.Find("output_folder"),
            ];
            foreach (YamlScalar name in named.OfType<YamlScalar>().Where(static n => !n.IsNull))
            {
                string below = name.Value.Replace("{project-root}", string.Empty).TrimStart('/', '\\');
                if (PathText.Resolve(root, below) is { } folder && folder.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, Platform.PathComparison))
                {
                    yield return folder;
                }
            }
        }
    }

    private static string? Text(string file)
    {
        try
        {
            return TextFileReader.ReadIfSmall(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // The usual folders are looked at all the same.
            return null;
        }
    }

    private static void Collect(string folder, int depth, SortedSet<string> files)
    {
        DirectoryInfo at = new(folder);
        if (depth == 0 || !at.Exists || files.Count >= MostFiles)
        {
            return;
        }

        try
        {
            foreach (FileSystemInfo entry in at.EnumerateFileSystemInfos().Where(static e => (e.Attributes & FileAttributes.ReparsePoint) == 0))
            {
                if (entry is DirectoryInfo inner)
                {
                    if (inner.Name is not ("node_modules" or ".git"))
                    {
                        Collect(inner.FullName, depth - 1, files);
                    }
                }
                else if (Path.GetExtension(entry.Name).ToLowerInvariant() is ".md" or ".yml" or ".yaml")
                {
                    files.Add(entry.FullName);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
