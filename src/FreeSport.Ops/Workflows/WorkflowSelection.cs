using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>What was asked for, sorted into names and paths, and by the folders in which a project is looked for.</summary>
/// <param name="Places">Folders with what is asked for in each.</param>
/// <param name="NotWorkflows">Files that were named and cannot be workflows.</param>
internal sealed record WorkflowSelection(IReadOnlyList<WorkflowPlace> Places, IReadOnlyList<string> NotWorkflows)
{
    private static readonly char[] PathMarks = ['/', '\\', ':'];

    private static readonly string[] All = ["*"];

    /// <summary>Sorts.</summary>
    /// <param name="asked">Names and paths.</param>
    /// <param name="places">The files and folders of -Path and -LiteralPath, or PowerShell's location.</param>
    /// <param name="isAll">Whether nothing in particular was asked for; then a workflow file among the places stands for itself.</param>
    /// <param name="takesActions">Whether the folder of an action stands for the action.</param>
    /// <param name="paths">Finds files.</param>
    public static WorkflowSelection Of(IReadOnlyList<string> asked, IReadOnlyList<string> places, bool isAll, bool takesActions, PathResolver paths)
    {
        List<string> names = [];
        List<string> found = [];
        foreach (string one in asked.Distinct(StringComparer.Ordinal))
        {
            // A workflow may be called "Backend / CI", so what looks like a path and is none is still a name.
            IReadOnlyList<string> there = one.IndexOfAny(PathMarks) >= 0 ? paths.Find(one) : [];
            if (there.Count > 0)
            {
                found.AddRange(there.Select(t => takesActions && ActionFiles.In(t) is { } action ? action : t));
            }
            else
            {
                names.Add(one);
            }
        }

        if (isAll && places.Any(IsWorkflowFile))
        {
            found.AddRange(places.Where(p => IsWorkflowFile(p) || !File.Exists(p)));
            names.Clear();
        }

        string[] files = [.. found.Where(File.Exists)];
        List<WorkflowPlace> all = [.. files.Where(IsWorkflowFile).GroupBy(static f => Path.GetDirectoryName(f)!).Select(static g => new WorkflowPlace(g.Key, [.. g], []))];
        all.AddRange(found.Where(static f => !File.Exists(f)).Select(static f => new WorkflowPlace(f, [], All)));
        string[] wrong = [.. files.Where(static f => !IsWorkflowFile(f))];
        if (names.Count > 0 || all.Count == 0)
        {
            all.AddRange(places.Select(PathResolver.FolderOf).Distinct(StringComparer.Ordinal).Select(f => new WorkflowPlace(f, [], names)));
        }

        return new WorkflowSelection(all, wrong);
    }

    private static bool IsWorkflowFile(string path) =>
        File.Exists(path) && (Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml") && Path.GetFileName(path) != ProjectConfiguration.FileName;
}
