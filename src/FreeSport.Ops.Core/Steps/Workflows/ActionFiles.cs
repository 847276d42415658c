using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>The files of a project's own actions: those below <c>.github/actions</c>, the repository's own, and whatever its workflows and actions use.</summary>
public static class ActionFiles
{
    private const string Folder = "./.github/actions";

    // Deeper nobody looks for an action; and a folder may hold a link to itself.
    private const int DeepestFolder = 8;

    /// <summary>The files, by path.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Absolute paths; of two files in a folder the one that the runner reads.</returns>
    public static IReadOnlyList<string> Of(Project project)
    {
        WorkflowSurroundings surroundings = WorkflowSurroundings.Of(project);
        List<string> folders = ["./"];
        Collect(Path.Combine(surroundings.Root, ".github", "actions"), Folder, DeepestFolder, folders);
        folders.AddRange(WorkflowFolder.Files(project).SelectMany(file => UsedBy(surroundings, file)));
        bool isBelow = !Path.IsPathRooted(project.Relative(project.WorkflowsPath));
        return
        [
            .. surroundings.Around.Actions!.Reached(folders)
                .Select(a => surroundings.FileOf(a.File!))
                .Where(f => !isBelow || !Path.IsPathRooted(project.Relative(f)))
                .OrderBy(static f => f, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a file is one of an action, and none of the project's workflows.</summary>
    /// <param name="project">The project.</param>
    /// <param name="file">Absolute path.</param>
    public static bool Is(Project project, string file) => LocalActions.IsActionFile(file) && Path.GetDirectoryName(file) != project.WorkflowsPath;

    /// <summary>The file that makes a folder an action.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>Absolute path; null when there is none, or the folder is a repository, whose workflows are more than its own action.</returns>
    public static string? In(string folder) => Directory.Exists(Path.Combine(folder, ".github"))
        ? null
        : LocalActions.FileNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The actions that a workflow or an action uses, directly and by those it uses.</summary>
    /// <param name="surroundings">What lies around it.</param>
    /// <param name="file">Absolute path of the workflow's or the action's file.</param>
    internal static IReadOnlyList<string> Used(WorkflowSurroundings surroundings, string file) =>
        [.. surroundings.Around.Actions!.Reached(UsedBy(surroundings, file)).Select(a => surroundings.FileOf(a.File!))];

    private static IEnumerable<string> UsedBy(WorkflowSurroundings surroundings, string file)
    {
        // Most use none, and need not be read whole for that.
        string text = surroundings.Files.Read(LocalUses.Here + surroundings.PathOf(file)) ?? string.Empty;
        if (text.IndexOf(LocalUses.Here, StringComparison.Ordinal) < 0 && text.IndexOf(LocalUses.SameCommit, StringComparison.Ordinal) < 0)
        {
            return [];
        }

        IEnumerable<StepSyntax> steps = LocalActions.IsActionFile(file)
            ? ActionSyntaxReader.Read(text).Action?.Steps ?? []
            : (WorkflowSyntaxReader.Read(text).Workflow?.Jobs ?? []).SelectMany(static j => j.Steps);
        return LocalActions.UsedBy(steps);
    }

    private static void Collect(string folder, string path, int depth, List<string> found)
    {
        DirectoryInfo at = new(folder);
        if (depth == 0 || !at.Exists)
        {
            return;
        }

        found.Add(path);
        try
        {
            foreach (DirectoryInfo inner in at.EnumerateDirectories().Where(static d => d.Name != "node_modules" && (d.Attributes & FileAttributes.ReparsePoint) == 0))
            {
                Collect(inner.FullName, path + "/" + inner.Name, depth - 1, found);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed holds nothing that could be checked; a workflow that uses it says so.
        }
    }
}
