using System.Collections.Concurrent;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The actions of a repository, each read once.</summary>
/// <param name="files">The repository's files.</param>
internal sealed class LocalActions(RepositoryFiles files)
{
    /// <summary>The names of an action's file, in the order in which the runner looks for them.</summary>
    public static readonly string[] FileNames = ["action.yml", "action.yaml"];

    private static readonly string[] Dockerfiles = ["Dockerfile", "dockerfile"];

    private readonly ConcurrentDictionary<string, LocalAction> _known = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<LocalAction, IReadOnlyList<Finding>> _problems = [];

    /// <summary>Whether a file's name is that of an action's file.</summary>
    public static bool IsActionFile(string path) => FileNames.Contains(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), StringComparer.Ordinal);

    /// <summary>The action in a folder.</summary>
    /// <param name="path">The folder, which starts with <c>./</c>.</param>
    public LocalAction Find(string path) => _known.GetOrAdd(path.TrimEnd('/'), Read);

    /// <summary>True when a file lies in the action's folder.</summary>
    public bool HasFile(string action, string file) => files.Exists(action.TrimEnd('/') + "/" + file);

    /// <summary>True when an action's folder holds what makes it one.</summary>
    public bool IsThere(string action) => FileNames.Concat(Dockerfiles).Any(file => HasFile(action, file));

    /// <summary>What is wrong with an action's file; found once, whoever uses it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="find">Finds it.</param>
    public IReadOnlyList<Finding> ProblemsOf(LocalAction action, Func<LocalAction, IReadOnlyList<Finding>> find) => _problems.GetOrAdd(action, find);

    /// <summary>The actions that lie behind paths, and those that composite ones among them use, each once.</summary>
    /// <param name="paths">Folders, which start with <c>./</c>; what is no action is passed over.</param>
    public IReadOnlyList<LocalAction> Reached(IEnumerable<string> paths)
    {
        List<LocalAction> reached = [];
        HashSet<LocalAction> seen = [];
        Take(paths);
        for (int i = 0; i < reached.Count; i++)
        {
            Take(UsedBy(reached[i].Action?.Steps ?? []));
        }

        return reached;

        void Take(IEnumerable<string> of) => reached.AddRange(of.Select(Find).Where(a => a.File is not null && seen.Add(a)));
    }

    /// <summary>The folders of this repository's actions that steps use.</summary>
    public static IEnumerable<string> UsedBy(IEnumerable<StepSyntax> steps) => steps.Select(static s => LocalUses.PathOf(s.Uses)).OfType<string>();

    private LocalAction Read(string path)
    {
        foreach (string name in FileNames)
        {
            string file = path + "/" + name;
            if (files.Read(file) is { } text)
            {
                return new LocalAction(path, file, text, ActionSyntaxReader.Read(text).Action);
            }
        }

        return new LocalAction(path, null, string.Empty, null);
    }
}

/// <summary>An action of the repository.</summary>
/// <param name="folder">Its folder, which starts with <c>./</c>.</param>
/// <param name="file">Its <c>action.yml</c>; null when there is none.</param>
/// <param name="text">The file's text.</param>
/// <param name="action">What it declares; null when it cannot be read.</param>
internal sealed class LocalAction(string folder, string? file, string text, ActionSyntax? action)
{
    public string Folder { get; } = folder;

    public string? File { get; } = file;

    public string Text { get; } = text;

    public ActionSyntax? Action { get; } = action;
}
